import type { Candidate, CandidateKey } from '../../../shared/schema/candidate.ts'
import { type CachedList, fetchCandidates, is } from '../../services/candidates.ts'
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
}

/** Between keystrokes of a search, in ms. */
const DEBOUNCE = 200

/** The saved candidates: what is known here at once, then what the API says. */
export class Shortlist extends Store<Listed> {
  /** Every candidate seen so far, whatever the filter. */
  private known: readonly Candidate[]
  private asking = new AbortController()

  constructor(cached: CachedList | undefined) {
    const rows = applied(cached?.candidates ?? [], ALL)
    super({ filter: ALL, rows, load: { state: 'loading' }, at: cached?.at ?? null, total: cached?.total ?? null, cursor: null, paging: false })
    this.known = cached?.candidates ?? []
  }

  /** The platforms of all candidates seen so far. */
  platforms(): string[] {
    return [...new Set(this.known.map(({ platform }) => platform))].sort()
  }

  find = (key: CandidateKey): Candidate | undefined => this.known.find(is(key))

  filter(change: Partial<Filter>): Promise<void> {
    const filter = { ...this.state.filter, ...change }
    this.set({ filter, rows: applied(this.known, filter), total: null, cursor: null })
    return this.refresh('q' in change ? DEBOUNCE : 0)
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
      const { candidates, nextCursor, total } = await fetchCandidates(queryOf(filter), signal)
      if (signal.aborted) return
      if (!nextCursor && !isFiltered(filter)) this.known = []
      this.learn(candidates)
      this.set({ rows: candidates, cursor: nextCursor, total, at: new Date().toISOString(), load: { state: 'ready' } })
    } catch (error) {
      if (!signal.aborted) this.set({ load: { state: 'failed', failure: failureOf(error) } })
    }
  }

  /** Adds the next page, if there is one. */
  async more(): Promise<void> {
    const { cursor, filter, paging, load } = this.state
    if (!cursor || paging || load.state !== 'ready') return
    const { signal } = this.asking
    this.set({ paging: true })
    try {
      const { candidates, nextCursor } = await fetchCandidates(queryOf(filter, cursor), signal)
      if (signal.aborted) return
      this.learn(candidates)
      const shown = this.state.rows.filter((row) => !candidates.some(is(row)))
      this.set({ rows: [...shown, ...candidates], cursor: nextCursor, paging: false })
    } catch (error) {
      if (!signal.aborted) this.set({ paging: false, load: { state: 'failed', failure: failureOf(error) } })
    }
  }

  /** Shows a candidate as it is now, where it stands. */
  replace(candidate: Candidate): void {
    const newest = (row: Candidate) => (is(candidate)(row) ? candidate : row)
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

  private learn(candidates: readonly Candidate[]): void {
    this.known = [...this.known.filter((row) => !candidates.some(is(row))), ...candidates]
  }
}
