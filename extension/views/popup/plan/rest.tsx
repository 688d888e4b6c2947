import type { Unplanned } from '../../../../shared/scoring/plan/offers.ts'
import { idOf } from '../../../../shared/scoring/plan/offers.ts'
import { full, money } from '../../parts/format.ts'
import type { PopupSay } from '../say.ts'
import { useStore } from '../store.ts'
import { platformName } from '../view.ts'
import { Name } from './offer-row.tsx'
import type { PlanProps } from './plan-props.ts'

/** Who cannot be planned, why, and what a post of theirs may cost. */
export function Rest({ view, planning }: PlanProps) {
  const { say } = view
  const { unplanned } = useStore(planning)
  const { currency } = planning.saved.brief
  if (unplanned.length === 0) return null
  return (
    <section data-list="unplanned">
      <h2>{say('plan.unplanned', { n: full(unplanned.length, say.lang) })}</h2>
      <ul class="offers">
        {unplanned.map((one) => (
          <li key={idOf(one.candidate)} data-unplanned={idOf(one.candidate)} data-why={one.why}>
            <div class="who">
              <Name candidate={one.candidate} view={view} />
              <span class="dim">{platformName(one.candidate.platform, view)}</span>
            </div>
            <p class="dim why">{[say(`plan.why.${one.why}`, { currency }), sayEstimate(one, currency, say)].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayEstimate({ estimate }: Unplanned, currency: string, say: PopupSay): string {
  if (!estimate) return ''
  const { value, low, high, absence, receipt } = estimate
  const spell = (amount: number) => money(amount, currency, say.lang, 2)
  if (value === null) return absence === 'too-few-quotes' ? say('plan.noEstimate', receipt.inputs) : ''
  return say('plan.estimate', { value: spell(value), low: spell(low ?? value), high: spell(high ?? value) })
}
