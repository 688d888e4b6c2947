import type { Payload } from '../observe/collect.ts'
import { embeddedState } from '../observe/embedded.ts'
import type { Platform } from '../observe/platform.ts'
import type { Reading } from '../observe/reading.ts'
import { ask, type PageMessages } from '../services/messages.ts'

/** Readings are told together, at most once in so many ms. */
const PACE = 2_000

type Note = PageMessages['readings']['request']['notes'][number]

/** Tells the worker how readings went: what fitted, which fields it gave, and of the first payload that stops fitting at a place its data. */
export class Reports {
  private notes: Note[] = []
  private readonly told = new Set<string>()
  private readonly platform: Platform
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(platform: Platform) {
    this.platform = platform
  }

  note({ sources, drift, posts, creators, refused }: Reading, payload?: Payload): void {
    const names = Object.keys(sources)
    if (refused || (names.length === 0 && drift.length === 0)) return
    const fields = [...given('post', posts), ...given('creator', creators)]
    const isNew = drift.some(({ where }) => !this.told.has(where))
    for (const { where } of drift) this.told.add(where)
    this.notes.push({ sources: names, fields: [...new Set(fields)], drift, ...(isNew ? { data: dataOf(this.platform, payload) } : {}) })
    this.timer ??= setTimeout(() => void this.tell(), PACE)
  }

  /** Settles when the worker has noted what there is to tell. */
  async tell(): Promise<void> {
    clearTimeout(this.timer)
    this.timer = undefined
    await ask('readings', { platform: this.platform.id, notes: this.notes.splice(0) }).catch(() => {})
  }
}

const given = (of: string, facts: readonly object[]): string[] =>
  facts.flatMap((one) => Object.entries(one).flatMap(([key, value]) => (value === null ? [] : `${of}.${key}`)))

function dataOf({ sources }: Platform, payload: Payload | undefined): unknown {
  if (payload?.kind === 'response') return payload.data
  if (payload?.kind !== 'script') return undefined
  const states = sources.flatMap(({ origins }) => origins.flatMap((origin) => (origin.kind === 'state' ? origin : [])))
  return states.map((state) => embeddedState(payload.script, state)).find(Boolean)
}
