import * as z from 'zod/mini'
import { WORTHS } from '../../shared/scoring/plan/offers.ts'
import { readStored, writeStored } from './store.ts'

/** What a user tries on a plan; `worth` is open where the goal of the brief decides. */
const PlanChoices = z.object({
  lock: z.array(z.string()),
  exclude: z.array(z.string()),
  estimates: z.boolean(),
  worth: z.optional(z.enum(WORTHS)),
})
export type PlanChoices = z.infer<typeof PlanChoices>

const NOTHING: PlanChoices = { lock: [], exclude: [], estimates: false }
const keyOf = (brief: string): string => `plan:${brief}`

/** They survive closing the popup, until the browser closes. */
export const readPlanChoices = async (brief: string): Promise<PlanChoices> => (await readStored('session', keyOf(brief), PlanChoices)) ?? NOTHING

export const writePlanChoices = (brief: string, choices: PlanChoices): Promise<void> => writeStored('session', keyOf(brief), choices)
