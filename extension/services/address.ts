/**
 * The base address of an API as a person typed it, without a trailing slash; null where it cannot be one.
 * Only https, and http for this machine alone: a member key never travels in the clear.
 */
export function apiAddress(text: string): string | null {
  const url = parse(text.trim())
  if (!url || url.username || url.password) return null
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}

function parse(text: string): URL | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(address) ? new URL(address) : null
}
