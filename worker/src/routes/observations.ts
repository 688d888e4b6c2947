import { findCandidate } from '../db/candidates.ts'
import { listFollowers, listObservations } from '../db/observations.ts'
import { found } from './found.ts'
import type { Handlers } from './handler.ts'
import { saveCandidate } from './save-candidate.ts'

export const observations: Handlers<'saveCandidate' | 'listObservations' | 'listFollowers'> = {
  saveCandidate,

  async listObservations({ db, caller, params, query }) {
    found(await findCandidate(db, caller.workspace.id, params))
    const before = query.before === undefined ? null : new Date(query.before).toISOString()
    return listObservations(db, caller.workspace.id, params, before, query.limit)
  },

  async listFollowers({ db, caller, params }) {
    found(await findCandidate(db, caller.workspace.id, params))
    return { history: await listFollowers(db, caller.workspace.id, params) }
  },
}
