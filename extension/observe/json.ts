const UNSAFE_NUMBER = /[:[,]\s*-?\d{16,}/

/**
 * Parses JSON without losing ids: an integer beyond 2^53 comes back as the string of its digits.
 * @throws SyntaxError where the text is no JSON
 */
export function parseJson(text: string): unknown {
  const body = text.replace(/^(?:\uFEFF|\)\]\}'[^\n]*\n|for ?\(;;\);)\s*/, '')
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
