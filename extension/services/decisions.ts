import type { Candidate, CandidateKey, ChangeCandidate } from '../../shared/schema/candidate.ts'
import { call } from './api.ts'
import { connected } from './connection.ts'
import { forgetSaved, remember } from './known.ts'
import { noteGone } from './trail.ts'

/** Changes stage, note or tags of the version named. @throws ApiFailure `conflict` where someone else changed it first */
export async function changeCandidate(key: CandidateKey, change: ChangeCandidate): Promise<Candidate> {
  const candidate = await call(await connected(), 'changeCandidate', { params: key, body: change })
  await remember(candidate)
  return candidate
}

/** Takes a candidate off the list; {@link restoreCandidate} undoes that. @throws ApiFailure, and nothing has changed */
export async function removeCandidate(key: CandidateKey, version: number): Promise<void> {
  const connection = await connected()
  await call(connection, 'removeCandidate', { params: key })
  await noteGone(key, version + 1, connection.workspace.id)
  await forgetSaved(key)
}

/** @throws ApiFailure */
export async function restoreCandidate(key: CandidateKey): Promise<Candidate> {
  const candidate = await call(await connected(), 'restoreCandidate', { params: key, body: {} })
  await remember(candidate)
  return candidate
}
