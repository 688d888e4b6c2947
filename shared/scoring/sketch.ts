/** A quantile sketch: how many values fell into each bin. */
export type Sketch = ReadonlyMap<number, number>

/** Any value is at most this share away from the middle of its bin (DDSketch: Masson, Rim & Lee 2019, PVLDB 12(12):2195). */
export const ACCURACY = 0.02
/** What is smaller in size counts as 0: no rate, ratio or count of ours means anything down there. */
export const LEAST = 1e-6

const GAMMA = (1 + ACCURACY) / (1 - ACCURACY)
const exponentOf = (size: number): number => Math.ceil(Math.log(size) / Math.log(GAMMA))
const FIRST = exponentOf(LEAST)

/** The bin of a finite value: 0 for zero, else counted outwards from it with the value's sign, so that bins are in the order of values. */
export function binOf(value: number): number {
  const size = Math.abs(value)
  return size < LEAST ? 0 : Math.sign(value) * (exponentOf(size) - FIRST + 1)
}

/** The value that stands for a bin. */
export const middleOf = (bin: number): number => (bin === 0 ? 0 : (Math.sign(bin) * 2 * GAMMA ** (Math.abs(bin) + FIRST - 1)) / (GAMMA + 1))

/** How many values a sketch holds. */
export const countOf = (sketch: Sketch): number => [...sketch.values()].reduce((sum, n) => sum + n, 0)

/** A sketch of these values. */
export const sketchOf = (values: Iterable<number>): Sketch => merged([...values].map((value) => new Map([[binOf(value), 1]])))

/** The sketch of all values of several: bins are the same everywhere, so they add. */
export function merged(sketches: Iterable<Sketch>): Sketch {
  const sum = new Map<number, number>()
  for (const sketch of sketches) for (const [bin, n] of sketch) sum.set(bin, (sum.get(bin) ?? 0) + n)
  return sum
}

/** Mid-rank, 0…1: the share of values in lower bins and half of those in the value's own. NaN for an empty sketch. */
export function centileIn(sketch: Sketch, value: number): number {
  const own = binOf(value)
  let rank = (sketch.get(own) ?? 0) / 2
  for (const [bin, n] of sketch) if (bin < own) rank += n
  return rank / countOf(sketch)
}

/** The middle value, the mean of both middles of an even number; null for an empty sketch. */
export function medianOf(sketch: Sketch): number | null {
  const last = countOf(sketch) - 1
  const at = (rank: number): number => valueAt(sketch, rank) ?? 0
  return last < 0 ? null : (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2
}

/** The value of rank ⌊q · (n − 1)⌋ from below, off by at most {@link ACCURACY} of itself; null for an empty sketch. */
export const quantileOf = (sketch: Sketch, q: number): number | null => valueAt(sketch, Math.floor(q * (countOf(sketch) - 1)))

function valueAt(sketch: Sketch, rank: number): number | null {
  let left = rank
  for (const [bin, n] of [...sketch].sort(([a], [b]) => a - b)) {
    if (left < n) return middleOf(bin)
    left -= n
  }
  return null
}
