import type { Incumbent } from './branch.ts'
import { type Multipliers, optionsOf, relax, worthOf } from './dual.ts'
import { Kinds } from './kinds.ts'
import type { Choice, Problem } from './problem.ts'

/** A plan with some people changed. `kind` stands for how full each quota is; `loss` is what its decided people are below the bound for good. */
interface State {
  cost: number
  value: number
  kind: number
  loss: number
  last: Change | null
}
interface Change {
  person: number
  to: Choice | null
  before: Change | null
}
/** A person's options with what each loses against the relaxed solution; `now` is the one of the incumbent. */
interface Open {
  person: number
  now: Choice | null
  keep: number
  others: readonly { option: Choice | null; loss: number }[]
  /** How near its best change is: those first. */
  reach: number
}

const MOST_STATES = 600_000

/**
 * Dynamic programming over the people whose change can still win, from a good plan on: states that lost more than the gap, or cost more than
 * another of their kind without being worth more, are dropped (after Pisinger 1997, Oper. Res. 45(5):758, with quotas priced like money).
 * Strong where many prices and values are alike, which is where branch and bound is weak.
 */
export class Core {
  best: Incumbent
  private top: State
  private readonly problem: Problem
  private readonly bound: number
  private readonly step: number
  private readonly kinds: Kinds
  private readonly people: readonly Open[]

  constructor(problem: Problem, incumbent: Incumbent, multipliers: Multipliers, step: number) {
    const { bound, chosen } = relax(problem, multipliers)
    this.problem = problem
    this.best = incumbent
    this.bound = bound
    this.step = step
    this.kinds = new Kinds(problem.limits, incumbent.choices)
    const cost = incumbent.choices.reduce((sum, choice) => sum + (choice?.candidate.price ?? 0), 0)
    this.top = { cost, value: incumbent.value, kind: 0, loss: 0, last: null }
    this.people = problem.people
      .map((person, at): Open => {
        const now = incumbent.choices[at] ?? null
        const lossOf = (option: Choice | null) => Math.max(0, worthOf(chosen[at] ?? null, multipliers) - worthOf(option, multipliers))
        const others = optionsOf(person).flatMap((option) => (option === now ? [] : { option, loss: lossOf(option) }))
        const [keep, least] = [lossOf(now), Math.min(...others.map(({ loss }) => loss))]
        return { person: at, now, keep, others, reach: keep > 0 ? 0 : least }
      })
      .filter(({ others }) => others.length > 0)
      .toSorted((a, b) => a.reach - b.reach)
  }

  /** Whether the search came to its end; `best` is then the best plan there is. */
  run(): boolean {
    let states = [this.top]
    for (const open of this.people) {
      if (open.reach > this.room()) break
      states = this.fittest(states.flatMap((state) => this.options(state, open)))
      if (states.length > MOST_STATES) return false
    }
    const choices = [...this.best.choices]
    for (let change = this.top.last; change; change = change.before) choices[change.person] = change.to
    this.best = { value: this.top.value, choices }
    return true
  }

  /** What a state may have lost and still become better than the best. */
  private readonly room = (): number => this.bound - this.top.value - this.step

  private options(state: State, { person, now, keep, others }: Open): State[] {
    const made: State[] = [{ ...state, loss: state.loss + keep }]
    for (const { option, loss } of others) {
      if (state.loss + loss > this.room()) continue
      const cost = state.cost - (now?.candidate.price ?? 0) + (option?.candidate.price ?? 0)
      const value = state.value - (now?.candidate.value ?? 0) + (option?.candidate.value ?? 0)
      const next = {
        cost,
        value,
        kind: this.kinds.after(state.kind, now, option),
        loss: state.loss + loss,
        last: { person, to: option, before: state.last },
      }
      if (cost <= this.problem.budget * (1 + 1e-12) && value > this.top.value && this.kinds.fits(next.kind)) this.top = next
      made.push(next)
    }
    return made
  }

  private fittest(states: State[]): State[] {
    const alive = states.filter(({ loss }) => loss <= this.room()).sort((a, b) => a.kind - b.kind || a.cost - b.cost || b.value - a.value)
    let [kind, most] = [-1, Number.NEGATIVE_INFINITY]
    return alive.filter((state) => {
      if (state.kind === kind && state.value <= most) return false
      ;[kind, most] = [state.kind, state.value]
      return true
    })
  }
}
