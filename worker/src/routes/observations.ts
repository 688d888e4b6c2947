import { findCandidate } from '../db/candidates.ts'
import { listObservations } from '../db/observations.ts'
import { found } from './candidates.ts'
import type { Handlers } from './handler.ts'
import { saveCandidate } from './save-candidate.ts'

export const observations: Handlers<'saveCandidate' | 'listObservations'> = {
  saveCandidate,

  async listObservations({ db, caller, params, query }) {
    found(await findCandidate(db, caller.workspace.id, params))
    const before = query.before === undefined ? null : new Date(query.before).toISOString()
    return listObservations(db, caller.workspace.id, params, before, query.limit)
  },
}
