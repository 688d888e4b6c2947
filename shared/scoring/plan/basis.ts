const NOTHING = 1e-9

/** A column of the master: its worth, how many offers it picks, and its entry in every row. */
export interface Column {
  worth: number
  picks: number
  entries: Float64Array
}

export const unitVector = (size: number, at: number, value: number): Float64Array =>
  Float64Array.from({ length: size }, (_, one) => (one === at ? value : 0))

/** The revised simplex method's basis with its inverse; it begins with artificial columns that cost more than anything is worth. */
export class Basis {
  private readonly inverse: Float64Array[]
  private readonly amounts: Float64Array
  private readonly worths: Float64Array
  private readonly picked: Float64Array
  private readonly big: number

  constructor(right: readonly number[], big: number) {
    this.inverse = right.map((_, at) => unitVector(right.length, at, 1))
    this.amounts = Float64Array.from(right)
    this.worths = new Float64Array(right.length).fill(-big)
    this.picked = new Float64Array(right.length)
    this.big = big
  }

  duals(): Float64Array {
    const duals = new Float64Array(this.worths.length)
    for (const [at, row] of this.inverse.entries())
      for (let to = 0; to < duals.length; to += 1) duals[to] = (duals[to] ?? 0) + (this.worths[at] ?? 0) * (row[to] ?? 0)
    return duals
  }

  gain({ worth, entries }: Column, duals: Float64Array): number {
    return worth - entries.reduce((sum, entry, at) => sum + entry * (duals[at] ?? 0), 0)
  }

  picks(): number {
    return this.amounts.reduce((sum, amount, at) => sum + amount * (this.picked[at] ?? 0), 0)
  }

  /** How much of the artificial columns is left. */
  artificial(): number {
    return this.amounts.reduce((sum, amount, at) => sum + (this.worths[at] === -this.big ? Math.abs(amount) : 0), 0)
  }

  /** The row that runs out first, of equals the one with the greatest pivot. */
  private leaving(through: readonly number[]): { leaving: number; least: number } {
    let [leaving, least] = [-1, Number.POSITIVE_INFINITY]
    for (const [at, one] of through.entries()) {
      if (one <= NOTHING) continue
      const ratio = Math.max(0, this.amounts[at] ?? 0) / one
      if (ratio < least || (ratio === least && one > (through[leaving] ?? 0))) [leaving, least] = [at, ratio]
    }
    return { leaving, least }
  }

  enter({ worth, picks, entries }: Column): void {
    const through = this.inverse.map((row) => row.reduce((sum, one, at) => sum + one * (entries[at] ?? 0), 0))
    const { leaving, least } = this.leaving(through)
    if (leaving < 0) return
    const pivot = through[leaving] ?? 1
    const row = this.inverse[leaving]?.map((one) => one / pivot) ?? new Float64Array()
    this.inverse[leaving] = row
    this.amounts[leaving] = least
    for (const [at, one] of through.entries()) {
      if (at === leaving || one === 0) continue
      this.inverse[at] = this.inverse[at]?.map((old, to) => old - one * (row[to] ?? 0)) ?? row
      this.amounts[at] = Math.max(0, (this.amounts[at] ?? 0) - one * least)
    }
    this.worths[leaving] = worth
    this.picked[leaving] = picks
  }
}
