import highs from 'highs'
import runtime from 'highs/runtime?url'
import type { PlanRequest } from '../../shared/schema/plan.ts'
import { marginalValue, planOf } from '../../shared/scoring/plan/plan.ts'
import { NoPlan } from '../../shared/scoring/plan/problem.ts'
import type { PlanNews } from './planner.ts'

// The solver beside the page: a plan may take seconds, and then the popup must still answer.

const tell = (news: PlanNews): void => globalThis.postMessage(news)
const solver = highs({ locateFile: () => runtime })

addEventListener('message', ({ data }: MessageEvent<PlanRequest>) => void plan(data))

async function plan(request: PlanRequest): Promise<void> {
  try {
    const found = planOf(request, await solver)
    tell({ plan: found })
    tell({ marginal: marginalValue(request, found.value, await solver) })
  } catch (error) {
    tell({ why: error instanceof NoPlan ? error.why : { code: 'broken', message: String(error) } })
  }
}
