import type { SavedBrief } from '../../../../shared/schema/brief.ts'
import type { Candidate } from '../../../../shared/schema/candidate.ts'
import type { Plan } from '../../../../shared/schema/plan.ts'
import { type Offer, offersOf, requestOf, type Unplanned, type Worth, worthOf } from '../../../../shared/scoring/plan/offers.ts'
import { fetchAllOf } from '../../../services/candidates.ts'
import { type Rates, readRates } from '../../../services/cohorts.ts'
import { type Failure, failureOf } from '../../../services/failure.ts'
import { type PlanChoices, readPlanChoices, writePlanChoices } from '../../../services/plan-choices.ts'
import { type PlanNews, type Planned, solvePlan } from '../../../services/planner.ts'
import { Store } from '../store.ts'

/** How far a plan is. Reading ends with candidates, solving with a plan or a reason; a cancelled one can be begun again. */
export type Progress =
  | { state: 'reading'; done: number; of: number | null }
  | { state: 'failed'; failure: Failure }
  | { state: 'solving'; since: number }
  | { state: 'cancelled' }
  | { state: 'ready' }

export type WhyNot = Extract<PlanNews, { why: unknown }>['why']

export interface PlanState {
  progress: Progress
  offers: readonly Offer[]
  unplanned: readonly Unplanned[]
  /** All candidates of the brief, those that were not read too. */
  total: number
  choices: PlanChoices
  worth: Worth
  plan: Planned | null
  why: WhyNot | null
  /** Null while it is sought. */
  marginal: Plan['marginal'] | null
}

/** The plan of one brief: who can be planned, what is locked and excluded, and the plan for that, found anew after every change. */
export class Planning extends Store<PlanState> {
  readonly saved: SavedBrief
  /** The row and button that were pressed last: a row that goes to another list takes the focus along. */
  touched: { id: string; wish: 'lock' | 'exclude' } | undefined
  private candidates: readonly Candidate[] = []
  private rates: Rates = () => ({ perView: null, n: 0 })
  private solving = new AbortController()
  private readonly clock: () => number

  constructor(saved: SavedBrief, clock: () => number = Date.now) {
    super({
      ...{ progress: { state: 'reading', done: 0, of: null }, offers: [], unplanned: [], total: 0 },
      ...{ choices: { lock: [], exclude: [], estimates: false }, worth: worthOf(saved.brief.goal), plan: null, why: null, marginal: null },
    })
    this.saved = saved
    this.clock = clock
  }

  /** Reads candidates and prices, then plans; the signal ends both. */
  async start(signal: AbortSignal): Promise<void> {
    signal.addEventListener('abort', () => this.solving.abort())
    this.set({ progress: { state: 'reading', done: 0, of: null } })
    try {
      const choices = await readPlanChoices(this.saved.id)
      const onPage = (done: number, of: number) => this.set({ progress: { state: 'reading', done, of } })
      const { candidates, total } = await fetchAllOf(this.saved.id, onPage, signal)
      this.rates = await readRates([...new Set(candidates.map(({ platform }) => platform))])
      this.candidates = candidates
      this.set({ choices, total })
    } catch (error) {
      if (!signal.aborted) this.set({ progress: { state: 'failed', failure: failureOf(error) } })
      return
    }
    if (!signal.aborted) this.solve()
  }

  /** Changes what is tried, keeps it for the next opening, and plans anew. */
  choose(change: Partial<PlanChoices>): void {
    const choices = { ...this.state.choices, ...change }
    this.set({ choices })
    void writePlanChoices(this.saved.id, choices)
    this.solve()
  }

  /** Locks or excludes somebody, or neither again. */
  toggle(wish: 'lock' | 'exclude', id: string): void {
    this.touched = { id, wish }
    const { choices } = this.state
    const without = (ids: readonly string[]) => ids.filter((one) => one !== id)
    const free = { lock: without(choices.lock), exclude: without(choices.exclude) }
    this.choose(choices[wish].includes(id) ? free : { ...free, [wish]: [...free[wish], id] })
  }

  cancel(): void {
    this.solving.abort()
    this.set({ progress: { state: 'cancelled' } })
  }

  /** Plans with what is known; the last plan stays on screen until there is another. */
  solve(): void {
    this.solving.abort()
    this.solving = new AbortController()
    const { brief } = this.saved
    const { choices } = this.state
    const worth = choices.worth ?? worthOf(brief.goal)
    const { currency, budget } = brief
    const ratesOf = (candidate: Candidate) => this.rates(candidate, currency)
    const { offers, unplanned } = offersOf(this.candidates, { currency, worth, estimates: choices.estimates, ratesOf })
    const kept = worth === this.state.worth ? {} : { plan: null, why: null }
    this.set({ offers, unplanned, worth, marginal: null, ...kept })
    const request = budget === null || offers.length === 0 ? null : requestOf(brief, budget, offers, choices)
    this.set(request ? { progress: { state: 'solving', since: this.clock() } } : { progress: { state: 'ready' }, plan: null, why: null })
    if (request) solvePlan(request, (news) => this.learn(news), this.solving.signal)
  }

  private learn(news: PlanNews): void {
    const progress: Progress = { state: 'ready' }
    if ('marginal' in news) this.set({ marginal: news.marginal })
    else this.set('plan' in news ? { progress, plan: news.plan, why: null } : { progress, plan: null, why: news.why })
  }
}
