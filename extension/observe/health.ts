import type { Drift } from './reading.ts'

/** Readings kept, and of these the newest that the state is told from. */
const KEPT = 100
const RECENT = 30
const MAX_MISFITS = 20
/** A source's fields are expected once it gave them in four of five readings, of at least five. */
const LEARNT = 5
const USUAL = 0.8
const GREEN = 0.9
const AMBER = 0.6

/** How the reading of one payload went: the sources that fitted it, the fields they gave, and where nothing fitted. */
export interface ReadingNote {
  sources: readonly string[]
  fields: readonly string[]
  drift: readonly Drift[]
}

/** What is kept of a platform's readings on this machine: names of sources and fields, nothing that was read. */
export interface History {
  /** `fields` are null where the payload did not fit. */
  readings: { source: string; fields: string[] | null }[]
  /** Fields that each source usually gave: they stay expected when it stops. */
  expected: Record<string, string[]>
  misfits: { source: string; layout: string; where: string; times: number }[]
}

export const NO_HISTORY: History = { readings: [], expected: {}, misfits: [] }

/** The history with further readings. */
export function withReadings(history: History, notes: readonly ReadingNote[]): History {
  const readings = [...history.readings, ...notes.flatMap(entriesOf)].slice(-KEPT)
  const expected = { ...history.expected }
  for (const [source, usual] of usualFields(readings)) expected[source] = [...new Set([...(expected[source] ?? []), ...usual])].sort()
  return { readings, expected, misfits: notes.flatMap(({ drift }) => drift).reduce(counted, history.misfits) }
}

const entriesOf = ({ sources, fields, drift }: ReadingNote): History['readings'] => [
  ...(sources.length > 0 ? [{ source: [...sources].sort().join(' + '), fields: [...fields] }] : []),
  ...drift.map(({ source, layout }) => ({ source: `${source}@${layout}`, fields: null })),
]

function usualFields(readings: History['readings']): [source: string, fields: string[]][] {
  const bySource = Map.groupBy(readings, ({ source }) => source)
  return [...bySource].flatMap(([source, all]) => {
    const fits = all.flatMap(({ fields }) => (fields ? [fields] : []))
    if (fits.length < LEARNT) return []
    const given = new Set(fits.flat())
    return [[source, [...given].filter((field) => fits.filter((fields) => fields.includes(field)).length >= USUAL * fits.length)]]
  })
}

function counted(misfits: History['misfits'], { source, layout, where }: Drift): History['misfits'] {
  const same = (one: Drift) => one.source === source && one.layout === layout && one.where === where
  const times = (misfits.find(same)?.times ?? 0) + 1
  return [...misfits.filter((one) => !same(one)), { source, layout, where, times }].slice(-MAX_MISFITS)
}

/**
 * `share` (0…1) of what was expected of the newest readings that they gave: a payload that did not fit gave nothing, one of a source not
 * yet learnt all. `lost` are expected fields that none of a source's newest readings gave. Unknown before anything was read.
 */
export interface Health {
  state: 'unknown' | 'green' | 'amber' | 'red'
  share: number | null
  readings: number
  misfits: number
  lost: { source: string; fields: string[] }[]
}

export function healthOf({ readings, expected }: History): Health {
  const recent = readings.slice(-RECENT)
  const misfits = recent.filter(({ fields }) => fields === null).length
  if (recent.length === 0) return { state: 'unknown', share: null, readings: 0, misfits: 0, lost: [] }
  const shares = recent.map(({ source, fields }) => (fields ? found(fields, expected[source] ?? []) : 0))
  const share = shares.reduce((sum, one) => sum + one, 0) / shares.length
  const state = share >= GREEN ? 'green' : share >= AMBER ? 'amber' : 'red'
  return { state, share, readings: recent.length, misfits, lost: lostOf(recent, expected) }
}

const found = (fields: readonly string[], expected: readonly string[]): number =>
  expected.length === 0 ? 1 : expected.filter((field) => fields.includes(field)).length / expected.length

function lostOf(recent: History['readings'], expected: History['expected']): Health['lost'] {
  return Object.entries(expected).flatMap(([source, usual]) => {
    const given = recent.filter((one) => one.source === source)
    const fields = usual.filter((field) => given.every((one) => !one.fields?.includes(field)))
    return given.length > 0 && fields.length > 0 ? [{ source, fields }] : []
  })
}
