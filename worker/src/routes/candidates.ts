import { findBrief } from '../db/briefs.ts'
import { findCandidate, setRemoved } from '../db/candidates.ts'
import { listCandidates } from '../db/list-candidates.ts'
import { lookUpCandidates } from '../db/look-up-candidates.ts'
import { listQuotes } from '../db/quotes.ts'
import { ApiError, badField } from '../errors.ts'
import { foundBrief } from './briefs.ts'
import { changeCandidate } from './change-candidate.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { found } from './found.ts'
import type { Handlers } from './handler.ts'

type Operations = 'listCandidates' | 'lookUpCandidates' | 'getCandidate' | 'listQuotes' | 'changeCandidate' | 'removeCandidate' | 'restoreCandidate'

export const candidates: Handlers<Operations> = {
  async listCandidates({ db, caller, query }) {
    const { sort, limit, cursor } = query
    const order = query.order ?? (sort === 'name' ? 'asc' : 'desc')
    const after = cursor === undefined ? undefined : readCursor(cursor, sort, order, query.brief ?? null)
    if (query.quadrant && !query.brief) throw badField('quadrant', 'Is by a brief; name the brief, too')
    const brief = query.brief === undefined ? undefined : foundBrief(await findBrief(db, caller.workspace.id, query.brief))
    const page = await listCandidates(db, caller.workspace.id, { filter: query, brief, sort, order, after, limit })
    return {
      candidates: page.candidates,
      nextCursor: page.next && writeCursor(page.next, sort, order, query.brief ?? null),
      total: page.total,
      ...(brief && { brief: { id: brief.id, version: brief.version, ...page.progress } }),
    }
  },

  async lookUpCandidates({ db, caller, body }) {
    return { saved: await lookUpCandidates(db, caller.workspace.id, body.creators) }
  },

  async getCandidate({ db, caller, params }) {
    return found(await findCandidate(db, caller.workspace.id, params))
  },

  async listQuotes({ db, caller, params }) {
    found(await findCandidate(db, caller.workspace.id, params))
    return { history: await listQuotes(db, caller.workspace.id, params) }
  },

  async changeCandidate(call) {
    const { changed, candidate } = await changeCandidate(call)
    const { version } = found(candidate)
    if (changed) return found(candidate)
    throw new ApiError('conflict', `Version ${call.body.version} is not the newest; look at version ${version} and change that`, [
      { field: 'version', message: String(version) },
    ])
  },

  async removeCandidate({ db, caller, params, now }) {
    found(await setRemoved(db, caller.workspace.id, params, true, now))
    return { removed: true }
  },

  async restoreCandidate({ db, caller, params, now }) {
    return found(await setRemoved(db, caller.workspace.id, params, false, now))
  },
}
