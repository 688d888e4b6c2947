import { fromMillis } from '../../observe/parse.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** The first eleven characters of a shortcode are the post's number in base 64; those of private posts go on. */
const CODE = /^[\w-]{5,11}/

/** The numeric id of a post by its shortcode. */
export function idOfCode(code: string | null | undefined): string | undefined {
  const digits = CODE.exec(code ?? '')?.[0]
  return digits && String([...digits].reduce((sum, digit) => sum * 64n + BigInt(ALPHABET.indexOf(digit)), 0n))
}

/** The shortcode of a post by its numeric id. */
export function codeOfId(id: string): string {
  let code = ''
  for (let rest = BigInt(id); rest > 0n; rest /= 64n) code = ALPHABET.charAt(Number(rest % 64n)) + code
  return code
}

/** When a post was begun: an id counts milliseconds since 2011-08-24 above its lowest 23 bits. */
export const timeIn = (id: string): string | null => fromMillis(Number((BigInt(id) >> 23n) + 1_314_220_021_721n))
