import { followerRises } from '../../shared/metrics/evidence/follower-rises.ts'
import type { Evidence } from '../../shared/schema/evidence.ts'
import { bootstrap, chance } from './chance.ts'
import type { Chapter, Claim } from './claim.ts'
import type { SeriesRow } from './dataset.ts'

const DAY = 86_400_000
/** A series this short has no usual growth to speak of once a purchase is in it. */
const LEAST_DAYS = 20
/** The shortest in which anything can be told. */
const FEWEST_DAYS = 10
const PER_LONG_SERIES = 20

type Series = readonly SeriesRow[]
const at = ({ date }: SeriesRow): number => Date.parse(date)
const detected = (series: Series): Evidence[] =>
  followerRises(
    series.map(({ date, followers }) => ({ observedAt: date, followers })),
    { posts: [], leftOut: [] },
  )

/** A purchase: followers grow by `gain` over `days` days from one reading on, and are rounded as the platform rounds them. */
export function injected(series: Series, start: number, gain: number, days: number): SeriesRow[] {
  const rounds = series.every(({ followers }) => followers === toThreeDigits(followers))
  return series.map((row, index) => {
    const followers = row.followers * (1 + (gain * Math.min(days, Math.max(0, index - start))) / days)
    return { ...row, followers: rounds ? toThreeDigits(followers) : Math.round(followers) }
  })
}

function toThreeDigits(followers: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, followers))) - 2)
  return Math.floor(followers / step + 1e-9) * step
}

interface Found {
  jump: number
  dated: number
  either: number
  tries: number
}

/** How often a purchase put into a series at random is found: as a jump, or as jump or drip. */
function search(series: Series, gain: number, days: number, random: () => number): Found {
  const tries = series.length > 100 ? PER_LONG_SERIES : 2
  const hits = Array.from({ length: tries }, () => {
    const start = 4 + Math.floor(random() * (series.length - days - 5))
    const [from, to] = [at(series[start] as SeriesRow), at(series[start + days] as SeriesRow)]
    const spans = detected(injected(series, start, gain, days)).filter((one) => {
      const begun = Date.parse(one.at ?? '')
      return begun <= to && begun + (Number(one.numbers.days) - 1) * DAY >= from
    })
    const jumps = spans.filter(({ code }) => code === 'follower-jump')
    const dated = jumps.some((one) => Date.parse(one.at ?? '') >= from && Date.parse(one.at ?? '') <= to)
    return { jump: jumps.length > 0, dated, either: spans.length > 0 }
  })
  return {
    jump: hits.filter(({ jump }) => jump).length,
    dated: hits.filter(({ dated }) => dated).length,
    either: hits.filter(({ either }) => either).length,
    tries,
  }
}

/** How often bought followers are found in organic series, and how often nothing is called something. */
export function growth(all: readonly Series[]): Chapter {
  const total = <K extends string>(rows: readonly Record<K, number>[], key: K) => rows.reduce((sum, row) => sum + row[key], 0)
  const quiet = all.map((series) => {
    const codes = detected(series).map(({ code }) => code)
    const days = Math.max(0, series.length - 1)
    return { jump: codes.filter((code) => code === 'follower-jump').length, drip: codes.filter((code) => code === 'follower-drip').length, days }
  })
  const alarms = (code: 'jump' | 'drip', target?: Claim['target']): Claim => {
    const figure = (drawn: readonly (typeof quiet)[number][]) => (100 * total(drawn, code)) / total(drawn, 'days')
    const common = {
      data: 'Bilibili, YouTube',
      method: `follower-${code}`,
      unit: 'per 100 account-days',
      n: total(quiet, 'days'),
      of: 'account-days',
    } as const
    return { claim: 'false alarms, organic series', value: figure(quiet), ...bootstrap(quiet, figure), ...common, ...(target ? { target } : {}) }
  }
  const recall = (gain: number, days: number, key: keyof Omit<Found, 'tries'>, target?: Claim['target'], least = LEAST_DAYS): Claim => {
    const random = chance(4)
    const fits = all.filter((series) => series.length >= least && series.length > days + (least === LEAST_DAYS ? 8 : 6))
    const found = fits.map((series) => search(series, gain, days, random))
    const figure = (drawn: readonly Found[]) => drawn.reduce((sum, one) => sum + one[key], 0) / drawn.reduce((sum, one) => sum + one.tries, 0)
    const method = { jump: 'follower-jump', dated: 'follower-jump, dated within those days', either: 'jump or drip' }[key]
    const common = { data: 'Bilibili, YouTube', method, unit: 'share', n: found.reduce((sum, one) => sum + one.tries, 0), of: 'purchases' } as const
    const claim = `recall, +${Math.round(100 * gain)} % in ${days} days${least === LEAST_DAYS ? '' : `, ≥ ${least} days`}`
    return { claim, value: figure(found), ...bootstrap(found, figure), ...common, ...(target ? { target } : {}) }
  }
  return {
    title: 'Bought followers, injected into organic series',
    protocol: `Purchases are put in at random moments and rounded as the platform rounds; every alarm of an untouched series is a false one (one alarm per rise, whatever its days). Recall on series of ≥ ${LEAST_DAYS} days: long ones 20 times, others twice.`,
    claims: [
      alarms('jump', { most: 0.7 }),
      alarms('drip'),
      recall(0.05, 3, 'jump', { least: 0.95 }),
      recall(0.05, 3, 'dated'),
      recall(0.05, 3, 'jump', undefined, FEWEST_DAYS),
      recall(0.03, 3, 'jump'),
      recall(0.05, 7, 'jump'),
      recall(0.05, 7, 'either'),
      recall(0.05, 14, 'either'),
      recall(0.1, 14, 'either'),
    ],
    notes: [
      'The rule looks at gains over 3 days rather than one: one-day steps (z > 6) had .58 false alarms at recall .96 on the development halves, and found .25 of +5 % in 7 days.',
      'The thresholds of the jump (2 % in 3 days, 4 deviations) were chosen among some twenty on the development halves, those of the drip by judgement: development results, to be run again on series kept back.',
      'On the development halves series of less than 20 days had no alarm of their own; five daily steps outside the rise are the least that its usual growth is judged by.',
      'A purchase counts as found if an alarm overlaps it, an organic one that was there anyway included.',
      'What it cannot see: purchases from the first day on record, purchases spread over a month, and anything where visits are more than 3 days apart. Posts were not known for these series, so no rise could be explained by a post.',
    ],
  }
}
