import { WORTHS, type Worth } from '../../../../shared/scoring/plan/offers.ts'
import { full } from '../../parts/format.ts'
import { Pick } from '../pick.tsx'
import { useStore } from '../store.ts'
import type { PlanProps } from './plan-props.ts'

/** What the plan is worth in, and whether estimates take the place of missing quotes. */
export function Controls({ view: { say }, planning }: PlanProps) {
  const { worth, choices, offers, unplanned, total } = useStore(planning)
  const { goal } = planning.saved.brief
  const estimable = unplanned.filter(({ why, estimate }) => why !== 'no-worth' && estimate?.value != null).length
  const estimated = offers.filter((offer) => offer.estimated).length
  const read = offers.length + unplanned.length
  return (
    <section class="controls">
      <p class="row">
        <span>{say('plan.worth')}</span>
        <Pick
          name="worth"
          label={say('plan.worth')}
          value={worth}
          look="boxed"
          options={WORTHS.map((one) => [one, say(`metric.${one}`)] as const)}
          onPick={(picked) => planning.choose({ worth: picked as Worth })}
        />
      </p>
      {goal === 'conversion' && <p class="dim">{say('plan.noConversions')}</p>}
      <label class="row">
        <span>{say('plan.estimates', { n: full(estimable + estimated, say.lang) })}</span>
        <input
          type="checkbox"
          name="estimates"
          checked={choices.estimates}
          disabled={!choices.estimates && estimable === 0}
          onInput={() => planning.choose({ estimates: !choices.estimates })}
        />
      </label>
      {read < total && <p class="dim">{say('plan.partly', { n: full(read, say.lang), of: full(total, say.lang) })}</p>}
    </section>
  )
}
