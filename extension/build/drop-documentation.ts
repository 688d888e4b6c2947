import type { Plugin } from 'vite'

const DOCUMENTATION = new Set(['limits', 'engagementReason', 'examples'])

interface Node {
  type?: string
  start?: number
  end?: number
  key?: { name?: string }
  value?: Node
}

/**
 * Empties what platform files say for people and tests (`limits`, `engagementReason`, `examples`) in the scripts that pages load: nothing there reads it,
 * and every page would carry it.
 */
export const dropDocumentation = (): Plugin => ({
  name: 'drop-documentation',
  enforce: 'post',
  transform(code, id) {
    if (!/\/platforms\/[\w-]+\.ts$/.test(id)) return undefined
    const found = [...nodesOf(this.parse(code))].filter((node) => node.type === 'Property' && DOCUMENTATION.has(node.key?.name ?? ''))
    const emptied = found
      .map(({ value }) => value ?? {})
      .sort((a, b) => (b.start ?? 0) - (a.start ?? 0))
      .reduce((text, { type, start, end }) => `${text.slice(0, start)}${type === 'ArrayExpression' ? "['']" : "''"}${text.slice(end)}`, code)
    return { code: emptied, map: null }
  },
})

function* nodesOf(tree: unknown): Generator<Node> {
  if (typeof tree !== 'object' || tree === null) return
  if ('type' in tree) yield tree as Node
  for (const branch of Object.values(tree)) yield* nodesOf(branch)
}
