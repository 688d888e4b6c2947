import { isCount } from '../count.ts'
import { DAY } from '../eligible.ts'
import type { EarlierFollowers } from '../growth.ts'
import { median, robustSpread } from '../statistics.ts'

/** Followers (people) at a moment in ms. */
export interface Reading {
  at: number
  followers: number
}
/** A rise of followers between two readings, times in ms; `since`–`until` is the span of all that was unusual around it. */
export interface Rise {
  from: number
  to: number
  since: number
  until: number
  /** Followers gained ÷ followers before, over the days of the rule or less. */
  gain: number
  days: number
  /** Usual growth around it (ratio per day), and the robust standard deviation of one day's growth. */
  usual: number
  spread: number
}
/** What is called unusual: within `days`, by more than `floor` (ratio) and `deviations` above the usual growth. */
export interface RiseRule {
  days: number
  floor: number
  deviations: number
}

/** The usual growth is the median of so many daily steps, those nearest in time outside the rise. */
const NEAREST_STEPS = 28
const LEAST_STEPS = 5
/** Readings further apart say nothing about days. */
const MAX_GAP_DAYS = 3.5
/** Platforms round followers to three digits: growth of 0.1 % a day is noise. */
const LEAST_SPREAD = 1e-3
/** Of forty followers one more is 2.5 %, and yet the least there can be. */
const LEAST_FOLLOWERS = 2
/** Days at either end that bring less of the gain do not belong to the rise. */
const LEAST_PART = 0.1

/** Readings in order of time, one per moment, of possible counts only. */
export function readingsOf(history: readonly EarlierFollowers[]): Reading[] {
  const readings = history
    .map(({ observedAt, followers }) => ({ at: Date.parse(observedAt), followers }))
    .filter(({ at, followers }) => !Number.isNaN(at) && isCount(followers) && followers > 0)
    .toSorted((a, b) => a.at - b.at || a.followers - b.followers)
  return readings.filter(({ at }, index) => at !== readings[index - 1]?.at)
}

/** The rises that a rule calls unusual in order of time; of those that overlap the strongest, without the quiet days at its ends. */
export function unusualRises(readings: readonly Reading[], rule: RiseRule): Rise[] {
  const steps = stepsOf(readings)
  const merged: Rise[] = []
  for (const rise of readings.flatMap((_, last) => riseTo(readings, last, steps, rule) ?? [])) {
    const before = merged.at(-1)
    if (!before || rise.since > before.until) merged.push(rise)
    else merged[merged.length - 1] = { ...(rise.gain > before.gain ? rise : before), since: before.since, until: rise.until }
  }
  return merged.map((rise) => trimmed(rise, readings))
}

function trimmed(rise: Rise, readings: readonly Reading[]): Rise {
  const within = readings.filter(({ at }) => at >= rise.from && at <= rise.to)
  const [first, last] = [within[0], within.at(-1)]
  if (!first || !last) return rise
  const quiet = LEAST_PART * (last.followers - first.followers)
  const [begun, ended] = [
    within.findIndex(({ followers }) => followers - first.followers >= quiet),
    within.findLastIndex(({ followers }) => last.followers - followers >= quiet),
  ]
  const [start, end] = [within[begun - 1] ?? first, within[ended + 1] ?? last]
  return { ...rise, from: start.at, to: end.at, gain: end.followers / start.followers - 1, days: (end.at - start.at) / DAY }
}

interface Step {
  /** The middle of the step in ms. */
  at: number
  growth: number
}

function stepsOf(readings: readonly Reading[]): Step[] {
  return readings.flatMap(({ at, followers }, index) => {
    const before = readings[index - 1]
    const days = before ? (at - before.at) / DAY : Number.POSITIVE_INFINITY
    return before && days <= MAX_GAP_DAYS ? { at: (at + before.at) / 2, growth: (followers / before.followers - 1) / days } : []
  })
}

function riseTo(readings: readonly Reading[], last: number, steps: readonly Step[], { days: longest, floor, deviations }: RiseRule): Rise | null {
  const end = readings[last]
  const start = end && startOf(readings, last, longest)
  if (!start || end.followers - start.followers < LEAST_FOLLOWERS || end.followers / start.followers - 1 <= floor) return null
  const days = (end.at - start.at) / DAY
  const growths = nearestOutside(steps, start.at - 2 * DAY, end.at + 2 * DAY)
  if (growths.length < LEAST_STEPS) return null
  const [usual, spread] = [median(growths), Math.max(LEAST_SPREAD, robustSpread(growths))]
  const gain = end.followers / start.followers - 1
  const span = { from: start.at, to: end.at, since: start.at, until: end.at }
  return gain - usual * days > deviations * spread * Math.sqrt(days) ? { ...span, gain, days, usual, spread } : null
}

/** The growths of the steps before and after a span, those nearest to its middle; steps are in order of time. */
function nearestOutside(steps: readonly Step[], since: number, until: number): number[] {
  const middle = (since + until) / 2
  let [before, after] = [countWhere(steps, (at) => at < since) - 1, countWhere(steps, (at) => at <= until)]
  const growths: number[] = []
  while (growths.length < NEAREST_STEPS) {
    const [earlier, later] = [steps[before], steps[after]]
    if (earlier && (!later || middle - earlier.at <= later.at - middle)) {
      growths.push(earlier.growth)
      before -= 1
    } else if (later) {
      growths.push(later.growth)
      after += 1
    } else break
  }
  return growths
}

/** How many steps there are at the beginning that a condition holds for. */
function countWhere(steps: readonly Step[], holds: (at: number) => boolean): number {
  let [low, high] = [0, steps.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(steps[middle]?.at ?? 0)) low = middle + 1
    else high = middle
  }
  return low
}

/** The earliest reading at most so many days before one, with no long gap in between. */
function startOf(readings: readonly Reading[], last: number, longest: number): Reading | undefined {
  const end = readings[last]
  let start: Reading | undefined
  for (let index = last - 1; index >= 0 && end; index -= 1) {
    const [one, next] = [readings[index], readings[index + 1]]
    if (!one || !next || (end.at - one.at) / DAY > longest + 0.5 || (next.at - one.at) / DAY > MAX_GAP_DAYS) break
    start = one
  }
  return start
}
