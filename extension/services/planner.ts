import type { Plan, PlanRequest } from '../../shared/schema/plan.ts'
import type { WhyNone } from '../../shared/scoring/plan/problem.ts'

export type Planned = Omit<Plan, 'marginal'>

/** What the solver tells: a plan and then what more budget would buy, or why there is none. */
export type PlanNews = { plan: Planned } | { marginal: Plan['marginal'] } | { why: WhyNone | { code: 'broken'; message: string } }

/** Solves a plan in a worker, which the signal ends; whatever it finds is told as it is found. */
export function solvePlan(request: PlanRequest, onNews: (news: PlanNews) => void, signal: AbortSignal): void {
  const worker = new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' })
  signal.addEventListener('abort', () => worker.terminate())
  worker.onmessage = ({ data }: MessageEvent<PlanNews>) => {
    if (signal.aborted) return
    if (!('plan' in data)) worker.terminate()
    onNews(data)
  }
  worker.onerror = ({ message }) => {
    worker.terminate()
    if (!signal.aborted) onNews({ why: { code: 'broken', message } })
  }
  worker.postMessage(request)
}
