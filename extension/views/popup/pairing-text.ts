/** What a pairing line holds: where the API is, and the single-use code. Empty where it has none. */
export interface Pairing {
  address: string
  code: string
}

/**
 * Reads a pairing line as it is passed around: `{"url":"…","code":"…"}`, or address and code with anything but letters between them.
 * A text that is only an address gives an empty code.
 */
export function readPairing(text: string): Pairing {
  const line = text.trim()
  const { url, code } = json(line)
  if (typeof url === 'string' && typeof code === 'string') return { address: url.trim(), code: code.trim() }
  const [, address = line, rest = ''] = /^([^\s,;|"{}]+)[\s,;|]+([^\s"{}]+)$/.exec(line) ?? []
  return { address, code: rest }
}

function json(text: string): { url?: unknown; code?: unknown } {
  const [object] = /\{.*\}/s.exec(text) ?? []
  try {
    const parsed: unknown = JSON.parse(object ?? 'null')
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    return {}
  }
}
