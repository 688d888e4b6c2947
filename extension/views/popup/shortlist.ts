import type { Progress, SavedBrief } from '../../../shared/schema/brief.ts'
import type { Candidate, CandidateKey } from '../../../shared/schema/candidate.ts'
import { type CachedList, inPlaceOf, is } from '../../services/cached-list.ts'
import { fetchCandidates, type Unread } from '../../services/candidates.ts'
import { command } from '../../services/commands.ts'
import { type Failure, failureOf } from '../../services/failure.ts'
import { ALL, applied, type Filter, isFiltered, queryOf } from './filter.ts'
import { Store } from './store.ts'

/** How the last question to the API ended; the rows of an earlier answer stay on screen meanwhile. */
export type Load = { state: 'loading' } | { state: 'ready' } | { state: 'failed'; failure: Failure }

export interface Listed {
  filter: Filter
  rows: readonly Candidate[]
  load: Load
  /** When the rows were read from the API; null where they never were. */
  at: string | null
  /** All candidates that fit the filter, as the API counted them. */
  total: number | null
  /** Where the next page starts; null where there is none. */
  cursor: string | null
  paging: boolean
  /** What of the rows this version could not read. */
  unread: Unread
  /** How far the chosen brief has come; null without one. */
  progress: Progress | null
}

const ALL_READ: Unread = { whole: 0, partly: 0 }
/** Between keystrokes of a search, in ms. */
const DEBOUNCE = 200

/** The saved candidates: what is known here at once, then what the API says. */
export class Shortlist extends Store<Listed> {
  /** Every candidate seen so far, whatever the filter. */
  private known: readonly Candidate[]
  private asking = new AbortController()

  constructor(cached: CachedList | undefined, brief: SavedBrief | undefined = undefined) {
    const filter = { ...ALL, brief: brief?.id ?? '' }
    const rows = applied(cached?.candidates ?? [], filter)
    const { at = null, total = null } = cached ?? {}
    super({ filter, rows, load: { state: 'loading' }, at, total, cursor: null, paging: false, unread: ALL_READ, progress: null })
    this.known = cached?.candidates ?? []
  }

  /** The platforms of all candidates seen so far. */
  platforms(): string[] {
    return [...new Set(this.known.map(({ platform }) => platform))].sort()
  }

  /** Takes in the rest of what is known here, until the API has said more. */
  recall({ candidates }: CachedList): void {
    if (this.state.load.state === 'ready') return
    this.known = [...this.known, ...candidates.filter((row) => !this.known.some(is(row)))]
    this.set({ rows: applied(this.known, this.state.filter) })
  }

  find = (key: CandidateKey): Candidate | undefined => this.known.find(is(key))

  filter(change: Partial<Filter>): Promise<void> {
    const filter = { ...this.state.filter, ...change }
    this.set({ filter, rows: applied(this.known, filter), total: null, cursor: null })
    return this.refresh('q' in change ? DEBOUNCE : 0)
  }

  /** Shows the list by another brief, or by none: as it was last read, or else without scores until the API says them. */
  useBrief(brief: SavedBrief | undefined, cached: CachedList | undefined): Promise<void> {
    const platforms = brief?.brief.platforms ?? []
    const fitting = this.known.filter(({ platform }) => platforms.length === 0 || platforms.includes(platform))
    this.known = cached?.candidates ?? (brief ? fitting.map(unscored) : [])
    const filter: Filter = { ...this.state.filter, brief: brief?.id ?? '', quadrant: '' }
    this.set({ filter, rows: applied(this.known, filter), total: null, cursor: null, progress: null })
    return this.refresh()
  }

  /** Asks the API for the first page; a later question ends an earlier one. */
  async refresh(after = 0): Promise<void> {
    this.asking.abort()
    this.asking = new AbortController()
    const { signal } = this.asking
    const { filter } = this.state
    this.set({ load: { state: 'loading' }, paging: false })
    if (after) await new Promise((resolve) => setTimeout(resolve, after))
    if (signal.aborted) return
    try {
      const { candidates, nextCursor, total, unread, brief: progress = null } = await fetchCandidates(queryOf(filter), signal)
      if (signal.aborted) return
      if (!nextCursor && !isFiltered(filter)) this.known = []
      this.learn(candidates)
      this.set({ rows: candidates, cursor: nextCursor, total, unread, progress, at: new Date().toISOString(), load: { state: 'ready' } })
      if (progress && progress.scored < progress.of) void this.scoreRest(filter.brief, signal)
    } catch (error) {
      if (!signal.aborted) this.set({ load: { state: 'failed', failure: failureOf(error) } })
    }
  }

  /** Has the API score the others step by step, and reads the list again at the end; another question ends it, and the next one goes on. */
  private async scoreRest(id: string, signal: AbortSignal): Promise<void> {
    for (let scored = -1; ; ) {
      const done = await command('scoreBrief', { id })
      if (signal.aborted || !done.ok || done.value.scored <= scored) return
      this.set({ progress: done.value })
      if (done.value.scored >= done.value.of) return this.refresh()
      scored = done.value.scored
    }
  }

  /** Adds the next page, if there is one. */
  async more(): Promise<void> {
    const { cursor, filter, paging, load } = this.state
    if (!cursor || paging || load.state !== 'ready') return
    const { signal } = this.asking
    this.set({ paging: true })
    try {
      const { candidates, nextCursor, unread } = await fetchCandidates(queryOf(filter, cursor), signal)
      if (signal.aborted) return
      this.learn(candidates)
      const shown = this.state.rows.filter((row) => !candidates.some(is(row)))
      const { whole, partly } = this.state.unread
      const all = { whole: whole + unread.whole, partly: partly + unread.partly }
      this.set({ rows: [...shown, ...candidates], cursor: nextCursor, unread: all, paging: false })
    } catch (error) {
      if (!signal.aborted) this.set({ paging: false, load: { state: 'failed', failure: failureOf(error) } })
    }
  }

  /** Shows a candidate as it is now, where it stands. */
  replace(candidate: Candidate): void {
    const newest = (row: Candidate) => (is(candidate)(row) ? inPlaceOf(row, candidate) : row)
    this.known = this.known.map(newest)
    this.set({ rows: this.state.rows.map(newest) })
  }

  /** Takes a candidate off the screen. @returns where it stood */
  drop(key: CandidateKey): number {
    const index = this.state.rows.findIndex(is(key))
    this.known = this.known.filter((row) => !is(key)(row))
    this.set({ rows: this.state.rows.filter((row) => !is(key)(row)), total: this.state.total === null ? null : this.state.total - 1 })
    return index
  }

  /** Puts a candidate back to where it stood. */
  insert(candidate: Candidate, index: number): void {
    this.learn([candidate])
    const rows = this.state.rows.filter((row) => !is(candidate)(row))
    this.set({ rows: rows.toSpliced(Math.max(0, index), 0, candidate), total: this.state.total === null ? null : this.state.total + 1 })
  }

  /** Keeps an eye on a candidate that another screen shows, so that changes of it are seen there. */
  know(candidate: Candidate): void {
    if (!this.find(candidate)) this.learn([candidate])
  }

  private learn(candidates: readonly Candidate[]): void {
    this.known = [...this.known.filter((row) => !candidates.some(is(row))), ...candidates]
  }
}

const unscored = (candidate: Candidate): Candidate => ({ ...candidate, score: { value: null, coverage: 0, gate: 1, parts: [] }, judged: null })
