/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/

/** A pairing code: 80 random bits as `sm-XXXX-XXXX-XXXX-XXXX`. So many that it cannot be guessed within its day of life, at any rate of trying. */
export function newPairingCode(): string {
  const symbols = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => ALPHABET[byte % 32])
  return `sm-${symbols.join('').replace(/.{4}(?=.)/g, '$&-')}`
}

/** A member key: 256 random bits as `smk_…`. */
export function newMemberKey(): string {
  return `smk_${toHex(crypto.getRandomValues(new Uint8Array(32)))}`
}

/** The 16 symbols of a code as a person may type it (spaces, small letters, O for 0, I or L for 1); null where it is none. */
function readPairingCode(typed: string): string | null {
  const symbols = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/^SM(?=.{16}$)/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return CODE.test(symbols) ? symbols : null
}

/** SHA-256 as hexadecimal text. */
export async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))))
}

const toHex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** What is stored of a code: the hash of its symbols, however it was typed. Null where it is no code. */
export async function hashPairingCode(typed: string): Promise<string | null> {
  const symbols = readPairingCode(typed)
  return symbols === null ? null : sha256(symbols)
}
