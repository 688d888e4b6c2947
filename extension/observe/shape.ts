const MAX_DEPTH = 14
const MAX_KEYS = 3_000
const MAX_KEY = 40
/** How long a key may be made of and still be one that a programmer chose. */
const CHOSEN = /^[A-Za-z_$@#-][\w$@:-]*$/

/**
 * The structure of a payload for whoever mends its source: keys and types, no values. A key that says who or what it is about becomes
 * "*": one with a number of four digits or more, one that no programmer would write, one that stands somewhere as a value.
 */
export function shapeOf(data: unknown): unknown {
  const values = new Set<string>()
  collect(data, values)
  let keys = 0
  const shape = (value: unknown, depth: number): unknown => {
    if (value === null) return 'null'
    if (typeof value !== 'object') return typeof value
    if (depth === MAX_DEPTH) return '…'
    if (Array.isArray(value)) return value.length === 0 ? [] : [merged(value.slice(0, 5).map((one) => shape(one, depth + 1)))]
    const groups = Map.groupBy(Object.entries(value), ([key]) => (isChosen(key) && !values.has(key) ? key : '*'))
    const entries = [...groups].flatMap(([key, all]) => {
      keys += 1
      return keys > MAX_KEYS ? [] : [[key, merged(all.slice(0, 5).map(([, one]) => shape(one, depth + 1)))] as const]
    })
    return Object.fromEntries(entries)
  }
  return shape(data, 0)
}

/** The same for a path such as "users.1234567.name: string". */
export const redactPath = (where: string): string => {
  const [, path = '', type = ''] = /^(.*?)(: [a-z ]+)?$/i.exec(where) ?? []
  return path.split('.').map(redactStep).join('.').slice(0, 300) + type
}

const redactStep = (step: string): string => (/^\d{1,3}$|^\([\w ]+\)/.test(step) || isChosen(step) ? step : '*')

const isChosen = (key: string): boolean => key.length <= MAX_KEY && CHOSEN.test(key) && !/\d{4}/.test(key)

function collect(value: unknown, values: Set<string>, depth = 0): void {
  if (typeof value === 'string' && value.length <= MAX_KEY) values.add(value)
  if (typeof value !== 'object' || value === null || depth > 2 * MAX_DEPTH) return
  for (const child of Object.values(value)) collect(child, values, depth + 1)
}

/** What several shapes have between them: the keys of all. */
function merged(shapes: readonly unknown[]): unknown {
  const records = shapes.filter((one) => typeof one === 'object' && one !== null && !Array.isArray(one))
  if (records.length === shapes.length && shapes.length > 0) return Object.assign({}, ...records)
  return [...new Set(shapes.map((one) => JSON.stringify(one)))].length === 1 ? shapes[0] : (records[0] ?? shapes[0])
}
