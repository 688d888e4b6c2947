import { type Chapter, type Claim, isReached } from './claim.ts'

const HEAD = ['claim', 'data', 'method', 'reached', '95 % interval', 'n', 'must reach', '']

const OWN =
  'Printed by `npm run --silent evaluate` on the public development halves; a result on data that was looked at while building is a development result. Run it on other halves with `--data DIR`.'
const OTHER =
  'Printed by `npm run --silent evaluate` on a folder of your own. What is said of the development halves was found there and not looked at again here.'

/** The table of all claims in Markdown, with how each was judged and what failed; `other` where it speaks of data that were not built on. */
export function report(chapters: readonly Chapter[], other = false): string {
  const claims = chapters.flatMap((chapter) => chapter.claims)
  const missed = claims.filter((claim) => isReached(claim) === false)
  const summary =
    missed.length === 0
      ? 'Every claim with a target reaches it.'
      : `Not reached: ${missed.map(({ claim, data, method }) => `${claim}, ${data}, ${method}`).join('; ')}.`
  return [
    '# What the numbers are worth',
    other ? OTHER : OWN,
    'Intervals are 95 % bootstrap intervals by creator (profiles: by profile) unless a chapter says otherwise.',
    summary,
    table([HEAD, ...claims.map(cellsOf)]),
    ...chapters.map(({ title, protocol, notes }) => `## ${title}\n\n${protocol}\n\n${notes.map((note) => `- ${note}`).join('\n')}`),
  ]
    .join('\n\n')
    .concat('\n')
}

/** Rows as a Markdown table, the first its head, every column as wide as its widest cell. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, at) => Math.max(3, ...rows.map((row) => row[at]?.length ?? 0)))
  const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`)
  return [lines[0], `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...lines.slice(1)].join('\n')
}

function cellsOf(claim: Claim): string[] {
  const { data, method, value, low, high, n, of, unit, target } = claim
  const interval = low === undefined || high === undefined || Number.isNaN(low + high) ? '' : `${figure(low, unit)}–${figure(high, unit)}`
  const must = [
    target?.least === undefined ? [] : `≥ ${figure(target.least, unit)}`,
    target?.most === undefined ? [] : `≤ ${figure(target.most, unit)}`,
  ].flat()
  const mark = { true: 'reached', false: '**missed**', null: '' }[`${isReached(claim)}`]
  return [claim.claim, data, method, figure(value, unit), interval, `${n} ${of}`, must.join(', '), mark]
}

function figure(value: number, unit: Claim['unit']): string {
  if (Number.isNaN(value)) return 'no data'
  if (unit === 'share') return `${(100 * value).toFixed(1)} %`
  if (unit === 'auc') return value.toFixed(4)
  return unit === 'count' ? String(value) : value.toFixed(2)
}
