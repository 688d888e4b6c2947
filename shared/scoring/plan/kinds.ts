import type { Choice, Limit } from './problem.ts'

/** How full each quota is, as one number for each way of being full; 0 is that of the plan it starts from. */
export class Kinds {
  private readonly limits: readonly Limit[]
  private readonly counts: number[][]
  private readonly ids = new Map<string, number>()
  private readonly known = new Map<string, number[]>()

  constructor(limits: readonly Limit[], chosen: readonly (Choice | null)[]) {
    this.limits = limits
    const counts = limits.map((_, at) => chosen.filter((choice) => choice?.uses.includes(at)).length)
    this.counts = [counts]
    this.ids.set(counts.join(), 0)
  }

  fits(kind: number): boolean {
    return this.limits.every(({ min, max }, at) => (this.counts[kind]?.[at] ?? 0) >= min && (this.counts[kind]?.[at] ?? 0) <= max)
  }

  /** The kind after one choice took another's place. */
  after(kind: number, from: Choice | null, to: Choice | null): number {
    if (this.limits.length === 0) return kind
    const [gone, come] = [from?.uses ?? [], to?.uses ?? []]
    const key = `${gone.join()} ${come.join()}`
    const memory = this.known.get(key) ?? []
    this.known.set(key, memory)
    memory[kind] ??= this.idOf((this.counts[kind] ?? []).map((count, at) => count - Number(gone.includes(at)) + Number(come.includes(at))))
    return memory[kind]
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
