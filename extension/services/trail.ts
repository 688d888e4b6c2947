import * as z from 'zod/mini'
import type { CandidateKey } from '../../shared/schema/candidate.ts'
import { type Base, CLICKED_AGAIN, nameOf } from './outbox-item.ts'
import { readStored, writeStored } from './store.ts'

/**
 * What this browser last did to a candidate in the API, until it is closed. `ours`: at `version` it consists of this browser's saves
 * alone; `theirs`: it was on the list before; `gone`: taken off the list, at `version`.
 */
const Trail = z.object({
  state: z.enum(['ours', 'theirs', 'gone']),
  version: z.int(),
  name: z.string(),
  workspace: z.string(),
  /** When the save was clicked, or the candidate removed. */
  at: z.iso.datetime(),
})
export type Trail = z.infer<typeof Trail>

const TRAIL = 'trail:'

export const readTrail = (key: CandidateKey): Promise<Trail | undefined> => readStored('session', TRAIL + nameOf(key), Trail)

export const writeTrail = (key: CandidateKey, trail: Trail): Promise<void> => writeStored('session', TRAIL + nameOf(key), trail)

/** Notes that a candidate was taken off the list, which made this version of it. */
export const noteGone = (key: CandidateKey, version: number, workspace: string): Promise<void> =>
  writeTrail(key, { state: 'gone', version, name: '', workspace, at: new Date().toISOString() })

/** Whether a save's reply shows that nobody else had a hand in the candidate: versions grow by one with each change. */
export const isOurs = (version: number, base: Base | null): boolean => version === 1 || (base !== null && version <= base.version + 1)

/** What a further save builds on. */
export function baseOf(trail: Trail | undefined, workspace: string | null, now: Date): Base | null {
  if (!trail || trail.workspace !== workspace || trail.state === 'theirs') return null
  const gone = trail.state === 'gone'
  return gone || now.getTime() - Date.parse(trail.at) < CLICKED_AGAIN ? { version: trail.version, gone } : null
}
