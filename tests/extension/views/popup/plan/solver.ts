import highs from 'highs'
import { vi } from 'vitest'
import type { PlanNews } from '../../../../../extension/services/planner.ts'
import type { PlanRequest } from '../../../../../shared/schema/plan.ts'
import { marginalValue, planOf } from '../../../../../shared/scoring/plan/plan.ts'
import { NoPlan } from '../../../../../shared/scoring/plan/problem.ts'

const solver = await highs()

/** Takes the place of the solver's thread: answers soon, or never while it is `held`. */
export class FakeWorker {
  static held = false
  static ended = 0
  static broken = false
  onmessage: ((event: { data: PlanNews }) => void) | null = null
  onerror: ((event: { message: string }) => void) | null = null
  private alive = true

  postMessage(request: PlanRequest): void {
    if (!FakeWorker.held) queueMicrotask(() => this.answer(request))
  }

  terminate(): void {
    if (this.alive) FakeWorker.ended += 1
    this.alive = false
  }

  private answer(request: PlanRequest): void {
    if (FakeWorker.broken) this.onerror?.({ message: 'out of memory' })
    else for (const news of newsOf(request)) if (this.alive) this.onmessage?.({ data: news })
  }
}

function newsOf(request: PlanRequest): PlanNews[] {
  try {
    const plan = planOf(request, solver)
    return [{ plan }, { marginal: marginalValue(request, plan.value, solver) }]
  } catch (error) {
    if (error instanceof NoPlan) return [{ why: error.why }]
    throw error
  }
}

/** Puts a fresh solver in its place. */
export function installSolver(): typeof FakeWorker {
  Object.assign(FakeWorker, { held: false, ended: 0, broken: false })
  vi.stubGlobal('Worker', FakeWorker)
  return FakeWorker
}
