/** Numbers 0…1 that are the same for the same seed (mulberry32, public domain). */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

/** The 95 % interval of a figure when whole groups (creators) are drawn again with replacement (Efron 1979, percentile method). */
export function bootstrap<T>(groups: readonly T[], figure: (drawn: readonly T[]) => number, draws = 400): { low: number; high: number } {
  const random = chance(1)
  const figures = Array.from({ length: draws }, () => figure(groups.map(() => groups[Math.floor(random() * groups.length)] as T)))
  const sorted = figures.filter(Number.isFinite).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN
  return { low: at(0.025), high: at(0.975) }
}
