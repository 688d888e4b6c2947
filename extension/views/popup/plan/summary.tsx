import { sumOfRanges } from '../../../../shared/metrics/sum-of-ranges.ts'
import type { Planned } from '../../../services/planner.ts'
import { compact, full, money, range } from '../../parts/format.ts'
import { useStore } from '../store.ts'
import type { PlanProps } from './plan-props.ts'
import { sayWorth } from './say-worth.ts'

/** What the plan costs and is worth, what is left, and what more budget would buy. */
export function Summary({ view: { say }, planning, plan }: PlanProps & { plan: Planned }) {
  const { offers, worth, marginal } = useStore(planning)
  const { budget, currency } = planning.saved.brief
  const spell = (amount: number) => money(amount, currency, say.lang)
  const picked = offers.filter(({ planned }) => plan.picked.includes(planned.id))
  const { value, low, high } = sumOfRanges(picked.map((offer) => offer.worth))
  const left = (budget ?? 0) - plan.cost
  return (
    <section class="sum" data-cost={plan.cost} data-worth={plan.value} data-left={left}>
      <div class="grid" role="status">
        <Figure label={say('plan.cost')} value={spell(plan.cost)} note={say('plan.left', { left: spell(left), budget: spell(budget ?? 0) })} />
        <Figure
          label={say(`plan.sum.${worth}`)}
          value={compact(value, say.lang)}
          note={low !== undefined && high !== undefined ? say('plan.range', { range: range(low, high, say.lang) }) : ''}
        />
      </div>
      <progress value={plan.cost} max={budget ?? 0} aria-hidden="true" />
      {picked.some(({ estimated }) => estimated) && <p class="warn">{say('plan.withEstimates')}</p>}
      <ul class="more" aria-label={say('plan.more')}>
        {marginal?.map(({ extra, value: gained }) => (
          <li key={extra} data-extra={extra} data-gained={gained}>
            <span>{say('plan.extra', { extra: spell(extra) })}</span>
            <span>{gained > 0 ? `+${sayWorth(gained, worth, say)}` : say('plan.nothingMore')}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{say('plan.how')}</summary>
        <p class="dim">{say('plan.formula', { n: full(offers.length, say.lang) })}</p>
        <p class="dim">{say('plan.limits')}</p>
      </details>
    </section>
  )
}

const Figure = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <p>
    <span class="dim">{label}</span>
    <b>{value}</b>
    <span class="dim">{note}</span>
  </p>
)
