import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import * as candidates from '../db/candidates.ts'
import { readCohort } from '../db/cohorts.ts'
import { togetherOf } from '../db/observations.ts'
import { readKnown, writeQuote } from '../db/saves.ts'
import type { Call } from './handler.ts'
import { workOut } from './work-out.ts'

/** The candidate as it is now, null without one, and whether it was changed. */
interface Changed {
  changed: boolean
  candidate: Candidate | null
}

/** Changes a candidate; a quote makes its score another one, by every brief too. */
export async function changeCandidate(call: Call<'changeCandidate'>): Promise<Changed> {
  const { db, caller, params, body, now } = call
  const { quote } = body
  return quote === undefined ? candidates.changeCandidate(db, caller.workspace.id, params, body, now) : changeQuote(call, quote)
}

async function changeQuote({ db, caller, params, body, now }: Call<'changeCandidate'>, quote: Price | null): Promise<Changed> {
  const known = await readKnown(db, caller.workspace.id, params)
  const { candidate } = known
  const newest = togetherOf(known.recent)
  if (!candidate || !newest || known.removed) return { changed: false, candidate: null }
  if (candidate.version !== body.version) return { changed: false, candidate }
  const peers = await readCohort(db, caller.workspace.id, candidate.creator, known.marks)
  const { scores, ...appraised } = workOut(known, { newest, peers, quote: quote ?? undefined })
  const facts = { ...appraised, creator: candidate.creator, quote: quote ?? undefined }
  return writeQuote(db, caller.workspace.id, params, { change: { ...body, quote }, facts, scores, memberId: caller.member.id }, now)
}
