import type { Plugin } from 'vite'

/** What is for people and tests, and the norms, which the service worker adds to what a page sends. */
const EMPTY = new Map([
  ['limits', "''"],
  ['engagementReason', "''"],
  ['examples', "['']"],
  ['norms', '{}'],
])

interface Node {
  type?: string
  start?: number
  end?: number
  key?: { name?: string }
  value?: Node
}

/** Empties what no script in a page reads of the platform files: every page would carry it. */
export const slimPlatforms = (): Plugin => ({
  name: 'slim-platforms',
  enforce: 'post',
  transform(code, id) {
    if (!/\/platforms\/[\w-]+\.ts$/.test(id)) return undefined
    const found = [...nodesOf(this.parse(code))].filter((node) => node.type === 'Property' && EMPTY.has(node.key?.name ?? ''))
    const emptied = found
      .sort((a, b) => (b.value?.start ?? 0) - (a.value?.start ?? 0))
      .reduce((text, { key, value }) => text.slice(0, value?.start) + EMPTY.get(key?.name ?? '') + text.slice(value?.end), code)
    return { code: emptied, map: null }
  },
})

function* nodesOf(tree: unknown): Generator<Node> {
  if (typeof tree !== 'object' || tree === null) return
  if ('type' in tree) yield tree as Node
  for (const branch of Object.values(tree)) yield* nodesOf(branch)
}
