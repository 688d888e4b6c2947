import * as z from 'zod/mini'
import { Stage } from '../../shared/schema/candidate.ts'
import { Mark } from '../../shared/schema/cohort.ts'
import { Price } from '../../shared/schema/quote.ts'
import type { Failure } from './failure.ts'

/** What a list needs to know of a creator whom the team has saved. */
export const SavedSummary = z.object({
  ...{ stage: Stage, savedBy: z.string(), savedAt: z.iso.datetime(), score: z.nullable(z.number()) },
  /** What the creator itself is counted as in the team's cohorts. */
  marks: z.optional(z.array(Mark)),
  /** What the creator asks for a post. */
  quote: z.optional(Price),
})
export type SavedSummary = z.infer<typeof SavedSummary>

/**
 * Whether a creator is with the team. `pending`: safe in the outbox, not yet in the API (`failure` says why, if it was tried);
 * `saved`: in the API; `unsaved`: neither, as far as is known here.
 */
export interface SavedState {
  state: 'unsaved' | 'pending' | 'saved'
  saved?: SavedSummary
  failure?: Failure
}
