import { version } from '../../../package.json'
import { checkDatabase } from '../db/workspaces.ts'
import type { Handlers } from './handler.ts'

export const health: Handlers<'health'> = {
  async health({ db }) {
    await checkDatabase(db)
    return { ok: true, version }
  },
}
