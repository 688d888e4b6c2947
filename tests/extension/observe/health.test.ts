import { describe, expect, it } from 'vitest'
import { type History, healthOf, NO_HISTORY, type ReadingNote, withReadings } from '../../../extension/observe/health.ts'

const read = (source: string, ...fields: string[]): ReadingNote => ({ sources: [source], fields, drift: [] })
const misfit = (where: string): ReadingNote => ({ sources: [], fields: [], drift: [{ source: 'list', layout: '2026-01', where }] })
const times = (count: number, note: ReadingNote): ReadingNote[] => Array.from({ length: count }, () => note)
const history = (...notes: ReadingNote[][]): History => notes.reduce(withReadings, NO_HISTORY)

describe('the health of a platform', () => {
  it('is unknown before anything was read', () => expect(healthOf(NO_HISTORY)).toMatchObject({ state: 'unknown', share: null }))

  it('is green while payloads fit and give what they usually give', () => {
    expect(healthOf(history(times(12, read('list', 'views', 'likes'))))).toMatchObject({ state: 'green', share: 1, misfits: 0, lost: [] })
  })

  it('turns amber, then red, with the share of payloads that do not fit', () => {
    const good = history(times(20, read('list', 'views')))
    expect(healthOf(withReadings(good, times(2, misfit('data: string'))))).toMatchObject({ state: 'green', misfits: 2 })
    expect(healthOf(withReadings(good, times(8, misfit('data: string')))).state).toBe('amber')
    expect(healthOf(withReadings(good, times(25, misfit('data: string'))))).toMatchObject({ state: 'red', share: 5 / 30 })
  })

  it('misses a field that a source used to give, and does not get used to its absence', () => {
    const before = history(times(20, read('list', 'views', 'likes')))
    const without = withReadings(before, times(30, read('list', 'views')))
    expect(healthOf(without)).toMatchObject({ state: 'red', share: 0.5, lost: [{ source: 'list', fields: ['likes'] }] })
    expect(healthOf(withReadings(without, times(200, read('list', 'views')))).lost).toEqual([{ source: 'list', fields: ['likes'] }])
  })

  it('expects nothing that a source gives only now and then, nor of one that it hardly knows', () => {
    const mixed = history([...times(6, read('list', 'views', 'likes')), ...times(4, read('list', 'views'))])
    expect(mixed.expected).toEqual({ list: ['views'] })
    expect(healthOf(history(times(3, read('list', 'views')), [read('list')])).share).toBe(1)
  })

  it('counts where payloads stopped fitting, and keeps all of it bounded', () => {
    const kept = history(
      times(3, misfit('data: string')),
      Array.from({ length: 50 }, (_, at) => misfit(`data.${at}: null`)),
      times(300, read('list', 'views')),
    )
    expect(kept.misfits).toHaveLength(20)
    expect(kept.readings).toHaveLength(100)
    expect(history(times(3, misfit('data: string'))).misfits).toEqual([{ source: 'list', layout: '2026-01', where: 'data: string', times: 3 }])
  })
})
