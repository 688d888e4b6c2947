import type { CandidateKey } from '../../shared/schema/candidate.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import { savedState } from './known.ts'
import { keep, takeBack } from './outbox.ts'
import { sendOutbox } from './outbox-sender.ts'
import type { SavedState } from './saved-state.ts'

/** How long an answer waits for the API, in ms: what was asked is safe already, and goes on after it. */
const PATIENCE = 2_000

/** Saves a creator: kept first, then sent. @throws Error where it could not be kept */
export async function save({ observation }: { observation: Observation }): Promise<SavedState> {
  await keep(observation)
  await soon(sendOutbox())
  return savedState({ platform: observation.creator.platform, creatorId: observation.creator.id })
}

/** Takes the last save of a creator back. Answered `saved` where the creator was on the list before and stays there. */
export async function undoSave(key: CandidateKey): Promise<SavedState> {
  await takeBack(key)
  await soon(sendOutbox())
  return savedState(key)
}

const soon = (work: Promise<void>): Promise<void> => Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE))])
