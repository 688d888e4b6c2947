import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { readReply } from '../../../extension/services/read-reply.ts'
import { CandidatePage } from '../../../shared/schema/candidate.ts'
import { candidateOf } from '../views/popup/invented.ts'

type Change = (candidate: Record<string, unknown>) => unknown

/** A page of three candidates, the second as a newer API might send it. */
function pageWith(change: Change) {
  const [a, b, c]: Record<string, unknown>[] = JSON.parse(JSON.stringify(['a', 'b', 'c'].map((id) => candidateOf(id))))
  return { candidates: [a, change(b ?? {}), c], nextCursor: null, total: 3 }
}

const read = (change: Change) => {
  const done = readReply(CandidatePage, pageWith(change))
  if (!done.ok) return expect.fail(done.why)
  return { ids: done.data.candidates.map(({ creatorId }) => creatorId), second: done.data.candidates[1], leftOut: done.leftOut }
}

describe('a reply of a newer API', () => {
  it('with one row that cannot be read keeps the others and tells that one', () => {
    const { ids, leftOut } = read((candidate) => ({ ...candidate, stage: 'archived' }))
    expect(ids).toEqual(['a', 'c'])
    expect(leftOut).toMatchObject([{ list: 'candidates', whole: true, element: { creatorId: 'b' } }])
  })

  it.each([
    ['a metric', (one: Record<string, unknown>) => ({ ...one, metrics: [...(one.metrics as unknown[]), { key: 'resonance', value: 3 }] })],
    ['an evidence code', (one: Record<string, unknown>) => ({ ...one, evidence: [{ code: 'bot-replies', numbers: {}, factor: 0.5 }] })],
  ])('with %s of later days keeps the row without it', (_, change) => {
    const { ids, second, leftOut } = read(change)
    expect(ids).toEqual(['a', 'b', 'c'])
    expect(second?.metrics).toHaveLength(candidateOf('b').metrics.length)
    expect(second?.evidence).toEqual([])
    expect(leftOut).toMatchObject([{ list: 'candidates', whole: false, element: { creatorId: 'b' } }])
  })

  it('keeps a row of which a part is older than this version', () => {
    const { ids, second } = read(({ evidence: _, ...one }) => ({ ...one, metrics: [{ key: 'followers', value: 10, unit: 'count' }] }))
    expect(ids).toEqual(['a', 'b', 'c'])
    expect(second?.metrics).toEqual([])
  })

  it('is refused where what surrounds the lists does not fit', () => {
    expect(readReply(CandidatePage, { candidates: [], total: 'many' })).toMatchObject({ ok: false })
    expect(readReply(z.array(z.number()), 'text')).toMatchObject({ ok: false })
  })

  it('never throws, and never invents a row', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.constant(candidateOf('a')))), (candidates) => {
        const rows = JSON.parse(JSON.stringify(candidates))
        const done = readReply(CandidatePage, { candidates: [...rows], nextCursor: null, total: rows.length })
        if (!done.ok) return false
        return done.data.candidates.length + done.leftOut.filter(({ whole }) => whole).length === rows.length
      }),
    )
  })
})
