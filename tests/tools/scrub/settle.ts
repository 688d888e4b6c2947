/**
 * The fewest units that have to stay for `isSame` to hold (one such set: none of it can be left out).
 * @param units ordered so that units of one kind stand together: then they fall away together
 * @returns undefined where `isSame` does not hold even with all of them
 */
export function settle(units: readonly string[], isSame: (kept: ReadonlySet<string>) => boolean): Set<string> | undefined {
  if (isSame(new Set())) return new Set()
  if (!isSame(new Set(units))) return undefined
  return new Set(narrow(units, new Set(), isSame))
}

/** What of a group is needed beside `base`, given that group and base together are enough. */
function narrow(group: readonly string[], base: ReadonlySet<string>, isSame: (kept: ReadonlySet<string>) => boolean): readonly string[] {
  if (isSame(base)) return []
  if (group.length === 1) return group
  const half = group.length >> 1
  const [first, second] = [group.slice(0, half), group.slice(half)]
  const needed = narrow(first, new Set([...base, ...second]), isSame)
  return [...needed, ...narrow(second, new Set([...base, ...needed]), isSame)]
}
