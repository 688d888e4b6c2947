import type { Choice, Limit } from './problem.ts'

/** How full each quota is, as one number for each way of being full; 0 is that of the plan it starts from. */
export class Kinds {
  private readonly limits: readonly Limit[]
  private readonly counts: number[][]
  private readonly ids = new Map<string, number>()
  private readonly misses: number[] = []
  private readonly known = new Map<string, number[]>()

  constructor(limits: readonly Limit[], chosen: readonly (Choice | null)[]) {
    this.limits = limits
    const counts = limits.map((_, at) => chosen.filter((choice) => choice?.uses.includes(at)).length)
    this.counts = [counts]
    this.ids.set(counts.join(), 0)
  }

  fits(kind: number): boolean {
    return this.broken(kind) === 0
  }

  /** How many places are missing or too many. */
  broken(kind: number): number {
    this.misses[kind] ??= this.limits.reduce((sum, { min, max }, at) => {
      const count = this.counts[kind]?.[at] ?? 0
      return sum + Math.max(0, min - count, count - max)
    }, 0)
    return this.misses[kind]
  }

  /** Which kind comes after a kind when one choice takes another's place. */
  move(from: Choice | null, to: Choice | null): (kind: number) => number {
    const [gone, come] = [from?.uses ?? [], to?.uses ?? []]
    const key = `${gone.join()} ${come.join()}`
    if (gone.join() === come.join()) return (kind) => kind
    const memory = this.known.get(key) ?? []
    this.known.set(key, memory)
    return (kind) => {
      memory[kind] ??= this.idOf((this.counts[kind] ?? []).map((count, at) => count - Number(gone.includes(at)) + Number(come.includes(at))))
      return memory[kind]
    }
  }

  private idOf(counts: number[]): number {
    const key = counts.join()
    const id = this.ids.get(key) ?? this.counts.length
    if (id === this.counts.length) {
      this.ids.set(key, id)
      this.counts.push(counts)
    }
    return id
  }
}
