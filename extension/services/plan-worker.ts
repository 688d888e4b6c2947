import type { PlanRequest } from '../../shared/schema/plan.ts'
import { marginalValue, planOf } from '../../shared/scoring/plan/plan.ts'
import { NoPlan, Unproven } from '../../shared/scoring/plan/problem.ts'
import type { PlanNews, Planned } from './planner.ts'

// The solver beside the page: a plan may take seconds, and then the popup must still answer.

const tell = (news: PlanNews): void => globalThis.postMessage(news)

addEventListener('message', ({ data }: MessageEvent<PlanRequest>) => {
  try {
    const plan = planned(data)
    tell({ plan })
    tell({ marginal: plan.atMost === undefined ? marginalValue(data, plan.value) : [] })
  } catch (error) {
    if (!(error instanceof NoPlan)) throw error
    tell({ why: error.why })
  }
})

function planned(request: PlanRequest): Planned {
  try {
    return planOf(request)
  } catch (error) {
    if (error instanceof Unproven) return { ...error.plan, atMost: error.atMost }
    throw error
  }
}
