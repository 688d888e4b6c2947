import type { D1Database } from '@cloudflare/workers-types'
import type { Progress, SavedBrief } from '../../../shared/schema/brief.ts'
import { judge } from '../../../shared/scoring/judge.ts'
import { listUnscored, readProgress, writeScores } from '../db/brief-scores.ts'

/** Candidates, and bytes of their observations, of one step: some tenths of a second of work, some MB of memory. */
const AT_ONCE = 100
const BYTES = 4_000_000

/** Scores the next candidates by a brief. @returns how many are scored now, and of how many */
export async function scoreStep(db: D1Database, workspaceId: string, brief: SavedBrief): Promise<Progress> {
  const unscored = await listUnscored(db, workspaceId, brief, AT_ONCE, BYTES)
  const scores = unscored.map(({ key, version, ...subject }) => ({ key, version, brief, judgement: judge(subject, brief.brief) }))
  if (scores.length > 0) await writeScores(db, workspaceId, scores)
  return readProgress(db, workspaceId, brief)
}
