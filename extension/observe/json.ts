const UNSAFE_NUMBER = /[:[,]\s*-?\d{16,}/

/**
 * Parses JSON without losing ids: an integer beyond 2^53 comes back as the string of its digits. A text of several documents, one a line,
 * comes back as their list (replies that are streamed in parts), without the lines that tell how long each is, in hexadecimal.
 * @throws SyntaxError where the text is no JSON
 */
export function parseJson(text: string): unknown {
  const body = text.replace(/^(?:\uFEFF|\)\]\}'[^\n]*\n|for ?\(;;\);)\s*/, '')
  try {
    return parseOne(body)
  } catch (error) {
    const lines = body.split('\n').filter((line) => /[^\s\da-f]/i.test(line))
    if (lines.length < 1) throw error
    return lines.map(parseOne)
  }
}

function parseOne(body: string): unknown {
  if (!UNSAFE_NUMBER.test(body)) return JSON.parse(body)
  return JSON.parse(body, keepDigits as (key: string, value: unknown) => unknown)
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return value
  return context?.source ?? null
}

/** {@link parseJson}, or undefined where the text is no JSON. */
export function tryJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch {
    return undefined
  }
}
