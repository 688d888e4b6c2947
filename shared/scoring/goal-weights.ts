import type { Brief } from '../schema/brief.ts'
import type { Weights } from '../schema/score.ts'

/** Weights that a new brief begins with, in percent: a judgement. Who sells looks for the right public, who wants to be seen for a large one. */
export const GOAL_WEIGHTS: Record<Brief['goal'], Weights> = {
  exposure: { reach: 35, engagement: 15, consistency: 15, activity: 10, growth: 10, fit: 15 },
  engagement: { reach: 15, engagement: 35, consistency: 15, activity: 10, growth: 10, fit: 15 },
  conversion: { reach: 15, engagement: 25, consistency: 15, activity: 10, growth: 5, fit: 30 },
}
