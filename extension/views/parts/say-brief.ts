import type { Brief } from '../../../shared/schema/brief.ts'
import type { FitFound, FitLine, Judged } from '../../../shared/schema/judgement.ts'
import { DEFAULT_THRESHOLDS } from '../../../shared/scoring/quadrant.ts'
import { cut } from './cut.ts'
import { percent } from './format.ts'
import type { PartsSay } from './say.ts'
import type { Flag } from './say-evidence.ts'

/** Words named for each wish; the others are counted. */
const NAMED = 12

/** Performance and fit 0…100 in words. */
export function sayStanding({ fit, performance }: Pick<Judged, 'fit' | 'performance'>, say: PartsSay): string {
  const of = (value: number | null) => (value === null ? '—' : Math.round(value))
  return say('quadrant.label', { performance: of(performance), fit: of(fit.value === null ? null : 100 * fit.value) })
}

/** Where a brief puts a creator: the quadrant's word; below it the thresholds, then each wish with its matching words. */
export function sayBrief({ fit, performance, quadrant }: Omit<Judged, 'briefVersion'>, brief: Brief, say: PartsSay): Flag {
  const lines = [say('quadrant.from', { ...(brief.thresholds ?? DEFAULT_THRESHOLDS) }), ...fitLines(fit, say)]
  return {
    data: { 'data-quadrant': quadrant ?? '', 'data-fit': fit.value ?? '' },
    tone: quadrant === 'priority' ? 'good' : quadrant === 'drop' ? 'warn' : 'plain',
    name: say(quadrant ? `quadrant.${quadrant}` : 'quadrant.none'),
    seen: `${cut(brief.name, 40)} · ${sayStanding({ fit, performance }, say)}`,
    more: lines.map((text) => ({ text })),
  }
}

/** Every wish of the brief with what was found for it. */
export function fitLines({ value, coverage, parts }: FitFound, say: PartsSay): string[] {
  const asked = parts.filter(({ reason }) => reason !== 'not-asked')
  if (asked.length === 0) return [say('fit.nothing')]
  const covered = value === null ? say('fit.none') : say('fit.coverage', { p: percent(coverage, say.lang, 2) })
  return [...asked.map((part) => say('fit.line', { wish: say(`fit.${part.part}`), found: foundIn(part, say) })), covered]
}

function foundIn({ part, value, reason, matches, stated }: FitLine, say: PartsSay): string {
  if (value === null || reason !== 'matched') return say(reason === 'not-stated' ? 'fit.not-stated' : 'fit.no-match')
  const times = new Map<string, number>()
  for (const match of matches) times.set(match.term, (times.get(match.term) ?? 0) + match.times)
  const words = [...times].map(([term, n]) => say('fit.word', { term, times: n }))
  const facts = Object.entries(stated).map(([key, what]) =>
    part === 'languages' ? `${nameOf(key, say)} ${percent(Number(what), say.lang, 2)}` : String(what),
  )
  const named = [...facts, ...words]
  const more = named.length > NAMED ? [`+${named.length - NAMED}`] : []
  return `${percent(value, say.lang, 2)} · ${[...named.slice(0, NAMED), ...more].join(', ')}`
}

const nameOf = (language: string, { lang }: PartsSay): string =>
  new Intl.DisplayNames(lang, { type: 'language', fallback: 'code' }).of(language) ?? language
