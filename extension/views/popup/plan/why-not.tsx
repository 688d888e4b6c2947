import { money } from '../../parts/format.ts'
import type { PopupSay } from '../say.ts'
import type { PlanProps } from './plan-props.ts'
import type { WhyNot } from './planning.ts'

/** Why there is nothing to plan, and the next step. */
export function Nothing({ why, view: { say, go }, planning }: PlanProps & { why: 'no-budget' | 'no-candidates' | 'no-offers' }) {
  const { id, brief } = planning.saved
  return (
    <div class="nothing" data-empty={why}>
      <h2>{say(`plan.${why}.title`)}</h2>
      <p>{say(`plan.${why}.text`, { currency: brief.currency })}</p>
      {why === 'no-budget' && (
        <button type="button" class="primary" data-action="edit-brief" onClick={() => go('briefs', id)}>
          {say('brief.edit')}
        </button>
      )}
    </div>
  )
}

/** Which wish cannot be met, and what to do about it. */
export function Infeasible({ why, view: { say, go }, planning }: PlanProps & { why: WhyNot }) {
  const { id, brief } = planning.saved
  return (
    <div class="infeasible" role="alert" data-why={why.code}>
      <p class="bad">{sayWhy(why, brief.currency, say)}</p>
      <button type="button" class="quiet" data-action="edit-brief" onClick={() => go('briefs', id)}>
        {say('brief.edit')}
      </button>
    </div>
  )
}

function sayWhy(why: WhyNot, currency: string, say: PopupSay): string {
  const spell = (amount: number) => money(amount, currency, say.lang)
  const sized = (quota: string) => say.maybe(quota.replace(' ', '.')) ?? quota
  switch (why.code) {
    case 'locked-too-dear':
      return say('plan.none.locked-too-dear', { cost: spell(why.cost), budget: spell(why.budget) })
    case 'quota-short':
      return say('plan.none.quota-short', { quota: sized(why.quota), min: why.min })
    case 'quota-too-dear':
      return say('plan.none.quota-too-dear', { quota: sized(why.quota), min: why.min, cost: spell(why.cost), budget: spell(why.budget) })
    case 'quotas-together': {
      const quotas = new Intl.ListFormat(say.lang, { type: 'disjunction' }).format(why.quotas.map(sized))
      return say(quotas ? 'plan.none.quotas-together' : 'plan.none.quotas', { quotas, budget: spell(why.budget) })
    }
    case 'contradiction':
      return say(`plan.none.${why.code}`)
    case 'broken':
      return say('plan.none.broken', { message: why.message })
  }
}
