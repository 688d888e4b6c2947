import { countUnmarked } from '../db/cohort-counts.ts'
import { readCohorts } from '../db/cohorts.ts'
import type { Handlers } from './handler.ts'

export const cohorts: Handlers<'cohorts'> = {
  async cohorts({ db, caller, query }) {
    await countUnmarked(db, caller.workspace.id)
    return readCohorts(db, caller.workspace.id, query.platform, query.version)
  },
}
