import { tryJson } from './json.ts'
import type { RightSide } from './right-side.ts'

/** An inline script of a page, as its element says it. */
export interface InlineScript {
  id: string
  type: string
  text: string
}

/**
 * The state that a script embeds under a name: a script element with that id (JSON, perhaps URL-encoded), or an assignment
 * `window.NAME = …` / `var NAME = …` with a right side that `read` knows.
 * @returns undefined where the script does not hold it
 */
export function embeddedState(script: InlineScript, { name, read }: { name: string; read: RightSide }): unknown {
  if (script.id === name) return jsonScript(script.text)
  return script.text.includes(name) ? assigned(script.text, name, read) : undefined
}

/** The structured data (`application/ld+json`) of a script as a flat list of its nodes. */
export function structuredData(script: InlineScript): Record<string, unknown>[] {
  if (script.type !== 'application/ld+json') return []
  return [tryJson(script.text)].flat().flatMap((node) => {
    if (!isRecord(node)) return []
    return Array.isArray(node['@graph']) ? node['@graph'].filter(isRecord) : [node]
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function jsonScript(text: string): unknown {
  const body = text.trim().replace(/^<!--|-->$/g, '')
  if (!body.startsWith('%7B')) return tryJson(body)
  try {
    return tryJson(decodeURIComponent(body))
  } catch {
    return undefined
  }
}

function assigned(text: string, name: string, read: RightSide): unknown {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  for (const match of text.matchAll(new RegExp(`(?<![\\w$])${escaped}(?:["']\\])?\\s*=(?!=)\\s*`, 'g'))) {
    const value = read(text, match.index + match[0].length)
    if (value !== undefined) return typeof value === 'string' ? (tryJson(value) ?? value) : value
  }
  return undefined
}
