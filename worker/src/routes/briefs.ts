import type { SavedBrief } from '../../../shared/schema/brief.ts'
import { findBrief, insertBrief, listBriefs, MAX_BRIEFS, setBriefRemoved, updateBrief, type Written } from '../db/briefs.ts'
import { ApiError } from '../errors.ts'
import type { Call, Handlers } from './handler.ts'
import { scoreStep } from './score-brief.ts'

type Operations = 'listBriefs' | 'createBrief' | 'changeBrief' | 'removeBrief' | 'restoreBrief' | 'scoreBrief'

/** The brief, or a 404: the same for one that never was, one that was removed and one of another workspace. */
export function foundBrief<T>(brief: T | null): T {
  if (brief === null) throw new ApiError('not-found', 'No such brief in this workspace; list the briefs that there are')
  return brief
}

const byOf = ({ caller, now }: Pick<Call<'createBrief'>, 'caller' | 'now'>) => ({ memberId: caller.member.id, now })

async function reply({ db, caller }: Pick<Call<'createBrief'>, 'db' | 'caller'>, brief: SavedBrief) {
  return { brief, progress: await scoreStep(db, caller.workspace.id, brief) }
}

export const briefs: Handlers<Operations> = {
  async listBriefs({ db, caller }) {
    return { briefs: await listBriefs(db, caller.workspace.id) }
  },

  async createBrief(call) {
    const { id, brief } = call.body
    const written = await insertBrief(call.db, call.caller.workspace.id, id, brief, byOf(call))
    if (written.changed || isSame(written, brief)) return reply(call, foundBrief(written.brief))
    if (written.brief) throw new ApiError('conflict', 'There is a brief of this id; change that one', [{ field: 'id', message: 'Is taken' }])
    throw noRoom()
  },

  async changeBrief(call) {
    const { params, body } = call
    const written = await updateBrief(call.db, call.caller.workspace.id, params.briefId, body.version, body.brief, byOf(call))
    const brief = foundBrief(written.removed ? null : written.brief)
    if (written.changed) return reply(call, brief)
    throw new ApiError('conflict', `Version ${body.version} is not the newest; look at version ${brief.version} and change that`, [
      { field: 'version', message: String(brief.version) },
    ])
  },

  async removeBrief(call) {
    const { brief } = await setBriefRemoved(call.db, call.caller.workspace.id, call.params.briefId, true, byOf(call))
    foundBrief(brief)
    return { removed: true }
  },

  async restoreBrief(call) {
    const { brief, removed } = await setBriefRemoved(call.db, call.caller.workspace.id, call.params.briefId, false, byOf(call))
    if (removed) throw noRoom()
    return reply(call, foundBrief(brief))
  },

  async scoreBrief({ db, caller, params }) {
    return scoreStep(db, caller.workspace.id, foundBrief(await findBrief(db, caller.workspace.id, params.briefId)))
  },
}

/** Asked for twice, as after a lost reply. */
const isSame = ({ brief, removed }: Written, asked: SavedBrief['brief']): boolean =>
  !removed && JSON.stringify(brief?.brief) === JSON.stringify(asked)

const noRoom = () =>
  new ApiError('conflict', `A team has ${MAX_BRIEFS} briefs at most; remove one that is over`, [{ field: 'id', message: 'No room' }])
