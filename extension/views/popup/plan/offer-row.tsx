import Ban from 'lucide/dist/esm/icons/ban.mjs'
import Lock from 'lucide/dist/esm/icons/lock.mjs'
import type { ComponentChildren } from 'preact'
import type { Candidate } from '../../../../shared/schema/candidate.ts'
import { idOf, type Offer } from '../../../../shared/scoring/plan/offers.ts'
import { cut } from '../../parts/cut.ts'
import { money, range } from '../../parts/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { nameOf } from '../filter.ts'
import { useStore } from '../store.ts'
import { type PopupView, platformName } from '../view.ts'
import type { PlanProps } from './plan-props.ts'
import { sayWorth } from './say-worth.ts'

/** Who it is, as the way to the dossier, where quotes are noted. */
export const Name = ({ candidate, view }: { candidate: Candidate; view: PopupView }) => (
  <button type="button" class="name" title={nameOf(candidate)} onClick={() => view.study(candidate)}>
    <bdi>{cut(nameOf(candidate), 40)}</bdi>
  </button>
)

interface Props extends PlanProps {
  offer: Offer
  /** Why it is in the plan, or not. */
  children: ComponentChildren
}

/** One creator who can be planned: price, worth, the reason, and the ways to insist. */
export function OfferRow({ offer, view, planning, children }: Props) {
  const { say } = view
  const { worth, choices } = useStore(planning)
  const { candidate, planned, estimated } = offer
  const { low, high } = offer.worth
  const { currency } = planning.saved.brief
  const tier = say.maybe(`tier.${planned.tier}`) ?? say('plan.noTier')
  return (
    <li data-offer={idOf(candidate)} data-price={planned.price} data-estimated={estimated}>
      <div class="who">
        <Name candidate={candidate} view={view} />
        <span class="dim">
          {platformName(candidate.platform, view)} · {tier}
        </span>
      </div>
      <p class="cost">
        <b>
          {estimated && '≈'}
          {money(planned.price, currency, say.lang, estimated ? 2 : undefined)}
        </b>
        <span title={low !== undefined && high !== undefined ? say('plan.range', { range: range(low, high, say.lang) }) : undefined}>
          {sayWorth(planned.value, worth, say)}
        </span>
      </p>
      {(['lock', 'exclude'] as const).map((wish) => {
        const label = say(`plan.${wish}`, { name: cut(nameOf(candidate), 40) })
        return (
          <button
            key={wish}
            type="button"
            class="bare"
            data-action={wish}
            aria-label={label}
            title={label}
            aria-pressed={choices[wish].includes(planned.id)}
            onClick={() => planning.toggle(wish, planned.id)}
          >
            <Icon of={wish === 'lock' ? Lock : Ban} size={14} />
          </button>
        )
      })}
      <p class="dim why">
        {estimated && `${say('plan.estimated')} · `}
        {children}
      </p>
    </li>
  )
}
