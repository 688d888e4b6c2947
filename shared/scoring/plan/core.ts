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
/** Another choice for a person: what it changes, and what it loses against the relaxed solution. */
interface Other {
  option: Choice | null
  cost: number
  value: number
  loss: number
  kindAfter: (kind: number) => number
}
interface Open {
  person: number
  /** What keeping the choice of the plan it starts from loses. */
  keep: number
  others: readonly Other[]
  /** How little a change loses: those first. */
  reach: number
}

interface Start {
  from?: readonly (Choice | null)[] | undefined
  least: number
  step: number
  width: number
}

/**
 * Dynamic programming over the people whose change can still win, from a plan on: states that lost more than the gap, or cost more
 * than another of their kind without being worth more, are dropped (after Pisinger 1997, Oper. Res. 45(5):758, with quotas priced like money).
 * Strong where many prices and values are alike, which is where branch and bound is weak.
 */
export class Core {
  /** The best plan found, null where none is better than the one given. */
  best: Incumbent | null = null
  private most: number
  private top: State | null = null
  /** Whether every state that could win was followed. */
  private complete = true
  private readonly problem: Problem
  private readonly bound: number
  private readonly step: number
  private readonly width: number
  private readonly kinds: Kinds
  private readonly chosen: readonly (Choice | null)[]
  private readonly people: readonly Open[]

  /** @param from the plan to start from, the relaxed solution unless given @param least what a plan must be worth more than, by `step` @param width states kept: of more those that lost most are dropped */
  constructor(problem: Problem, multipliers: Multipliers, { from, least, step, width }: Start) {
    const { bound, chosen: relaxed } = relax(problem, multipliers)
    const chosen = from ?? relaxed
    this.problem = problem
    this.bound = bound
    this.most = least
    this.step = step
    this.width = width
    this.chosen = chosen
    this.kinds = new Kinds(problem.limits, chosen)
    this.people = problem.people
      .map((person, at): Open => {
        const now = chosen[at] ?? null
        const most = worthOf(relaxed[at] ?? null, multipliers)
        const lossOf = (option: Choice | null) => Math.max(0, most - worthOf(option, multipliers))
        const others = optionsOf(person).flatMap((option) => (isSame(option, now) ? [] : this.other(now, option, lossOf(option))))
        const keep = lossOf(now)
        return { person: at, keep, others, reach: keep > 0 ? 0 : Math.min(...others.map(({ loss }) => loss)) }
      })
      .filter(({ others }) => others.length > 0)
      .toSorted((a, b) => a.reach - b.reach)
  }

  /** Whether it is proven that no plan is better than the best, or than the one given. */
  run(): boolean {
    let states = this.seen([this.start()])
    for (const open of this.people) {
      if (open.reach > this.room()) break
      states = this.next(states, open)
    }
    if (this.top) {
      const choices = [...this.chosen]
      for (let change = this.top.last; change; change = change.before) choices[change.person] = change.to
      this.best = { value: this.top.value, choices }
    }
    return this.complete || this.room() < 0
  }

  /** What a state may have lost and still become better than the best. */
  private readonly room = (): number => this.bound - this.most - this.step

  private start(): State {
    const candidates = this.chosen.flatMap((choice) => choice?.candidate ?? [])
    const [cost, value] = [candidates.reduce((sum, { price }) => sum + price, 0), candidates.reduce((sum, one) => sum + one.value, 0)]
    return { cost, value, kind: 0, loss: 0, last: null }
  }

  private other(now: Choice | null, option: Choice | null, loss: number): Other {
    return {
      option,
      cost: (option?.candidate.price ?? 0) - (now?.candidate.price ?? 0),
      value: (option?.candidate.value ?? 0) - (now?.candidate.value ?? 0),
      loss,
      kindAfter: this.kinds.move(now, option),
    }
  }

  /** The states after one more person was decided. */
  private next(states: readonly State[], { person, keep, others }: Open): State[] {
    const kept = keep > 0 ? states.map((state) => ({ ...state, loss: state.loss + keep })) : states
    const runs = [kept]
    for (const { option, cost, value, loss, kindAfter } of others) {
      const room = this.room()
      const made: State[] = []
      for (const state of states)
        if (state.loss + loss <= room) {
          const last = { person, to: option, before: state.last }
          made.push({ cost: state.cost + cost, value: state.value + value, kind: kindAfter(state.kind), loss: state.loss + loss, last })
        }
      runs.push(this.seen(made))
    }
    return this.narrowed(this.fittest(runs))
  }

  private seen(states: State[]): State[] {
    for (const state of states)
      if (state.value > this.most && state.cost <= this.problem.budget * (1 + 1e-12) && this.kinds.fits(state.kind)) {
        this.top = state
        this.most = state.value
      }
    return states
  }

  /** By kind and cost, without those that lost too much or that another of their kind beats in both. */
  private fittest(runs: readonly (readonly State[])[]): State[] {
    const room = this.room()
    const byKind = Map.groupBy(
      runs.flatMap((run) => run.filter(({ loss }) => loss <= room)),
      ({ kind }) => kind,
    )
    return [...byKind.values()].flatMap((states) => {
      let most = Number.NEGATIVE_INFINITY
      return states
        .sort((a, b) => a.cost - b.cost || b.value - a.value)
        .filter(({ value }) => {
          if (value <= most) return false
          most = value
          return true
        })
    })
  }

  /** The most promising: what was lost, in gaps, and the places missing or too many. */
  private narrowed(states: State[]): State[] {
    if (states.length <= this.width) return states
    this.complete = false
    const gap = Number.isFinite(this.room()) ? this.room() + this.step : this.bound / Math.max(1, this.people.length)
    return states
      .map((state) => ({ state, miss: state.loss / gap + this.kinds.broken(state.kind) }))
      .sort((a, b) => a.miss - b.miss)
      .slice(0, this.width)
      .map(({ state }) => state)
  }
}

const isSame = (a: Choice | null, b: Choice | null): boolean => a?.candidate === b?.candidate
