import type { Candidate, CandidateKey } from '../../shared/schema/candidate.ts'
import { call } from './api.ts'
import type { Connection } from './connection.ts'
import { ApiFailure } from './failure.ts'
import { forgetSaved, remember } from './known.ts'
import type { Base, Undo } from './outbox-item.ts'
import { noteGone } from './trail.ts'

/**
 * Takes a save back from the API, unless the creator was on the list before it or somebody has changed something since.
 * @returns what the next save of this creator builds on
 */
export async function sendUndo(connection: Connection, key: CandidateKey, undo: Undo): Promise<Base | null> {
  const candidate = await ifThere(call(connection, 'getCandidate', { params: key }))
  if (candidate && !isOursAlone(candidate, undo)) {
    await remember(candidate)
    return null
  }
  if (candidate) await ifThere(call(connection, 'removeCandidate', { params: key }))
  const gone = goneAt(candidate, undo)
  if (gone !== null) await noteGone(key, gone, connection.workspace.id)
  await forgetSaved(key)
  return gone === null ? null : { version: gone, gone: true }
}

/** Whether a candidate is the save to take back and nothing else. */
function isOursAlone({ version, observedAt }: Candidate, { sent, base }: Undo): boolean {
  const arrived = sent !== null && Date.parse(observedAt) === Date.parse(sent) && version === (base?.version ?? 0) + 1
  return arrived || version === base?.version
}

/** The version at which a candidate left the list: removing counts as a change. One that was not there may have been removed by us before a stop. */
function goneAt(candidate: Candidate | null, { base }: Undo): number | null {
  if (candidate) return candidate.version + 1
  return base && (base.gone ? base.version : base.version + 1)
}

/** An operation's reply; null where the API has no such candidate. */
async function ifThere<T>(reply: Promise<T>): Promise<T | null> {
  try {
    return await reply
  } catch (error) {
    if (error instanceof ApiFailure && error.failure.code === 'not-found') return null
    throw error
  }
}
