import type { Part } from '../../../shared/schema/score.ts'
import { compact, percent, small } from './format.ts'
import type { PartsSay } from './say.ts'
import { verdictOf } from './verdict.ts'

/** "top 12%" or "bottom 8%": never "top 0%", for a centile is an estimate. */
export function sayCentile(centile: number, say: PartsSay): string {
  const share = Math.max(0.01, Math.round(100 * Math.min(centile, 1 - centile)) / 100)
  return say(centile >= 0.5 ? 'centile.top' : 'centile.bottom', { p: percent(share, say.lang) })
}

/** A centile as a thin bar, the median of the peers marked at its middle. */
export const CentileBar = ({ centile, say }: { centile: number; say: PartsSay }) => (
  <span class={`bar ${verdictOf(centile).tone}`} role="img" aria-label={sayCentile(centile, say)} title={say('centile.median')}>
    <span style={{ width: `${100 * centile}%` }} />
  </span>
)

/** Where a figure stands among peers: word, bar, centile and who the peers are; where nothing is known of peers, the reason. */
export function Standing({ part, platform, say }: { part: Part; platform: string; say: PartsSay }) {
  const { centile, inputs, reason } = part
  if (centile === null) return <span class="dim">{sayReason(part, say)}</span>
  const { word, tone } = verdictOf(centile)
  return (
    <span class="standing" data-verdict={word}>
      <CentileBar centile={centile} say={say} />
      <b class={tone}>{say(`verdict.${word}`)}</b> · {sayCentile(centile, say)}
      {say.maybe(`among.${reason}`, { ...inputs, platform })}
    </span>
  )
}

/** Why a part has the centile it has, or none; a missing part may carry the absence of the figure it rests on. */
export function sayReason({ part, reason, inputs }: Part, say: PartsSay): string {
  const { teamMedian, median = teamMedian, expected = teamMedian, cost, costMedian } = inputs
  const told = (value: number | string | null | undefined, as: typeof compact) => (typeof value === 'number' ? as(value, say.lang) : '—')
  const values = {
    ...inputs,
    median: told(median, percent),
    expected: told(expected, compact),
    cost: told(cost, small),
    costMedian: told(costMedian, small),
  }
  const said = say.maybe(`reason.${reason}.${part}`, values) ?? say.maybe(`reason.${reason}`, values) ?? say.maybe(`absence.${reason}`) ?? reason
  return inputs.quoted === undefined ? said : `${said} · ${say('reason.too-few-quotes', values)}`
}
