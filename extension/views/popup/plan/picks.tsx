import type { Offer } from '../../../../shared/scoring/plan/offers.ts'
import type { Planned } from '../../../services/planner.ts'
import { cut } from '../../parts/cut.ts'
import { full, money } from '../../parts/format.ts'
import { nameOf } from '../filter.ts'
import type { PopupSay } from '../say.ts'
import { useStore } from '../store.ts'
import { OfferRow } from './offer-row.tsx'
import type { PlanProps } from './plan-props.ts'
import type { Planning } from './planning.ts'
import { sayWorth } from './say-worth.ts'

/** Whom to book, who would step in, and who is left out, each with the reason. */
export function Picks({ view, planning, plan }: PlanProps & { plan: Planned }) {
  const { say } = view
  const { offers } = useStore(planning)
  const reasons = new Map(plan.reasons.map((one) => [one.id, one]))
  const byId = new Map(offers.map((offer) => [offer.planned.id, offer]))
  const of = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? [])
  const shown = new Set([...plan.picked, ...plan.backups])
  const lists = {
    picked: of(plan.picked).toSorted((a, b) => b.planned.value - a.planned.value),
    backups: of(plan.backups),
    omitted: offers.filter(({ planned }) => !shown.has(planned.id)),
  }
  const line = (offer: Offer) => (
    <OfferRow key={offer.planned.id} offer={offer} view={view} planning={planning}>
      {sayReason(offer, reasons.get(offer.planned.id), byId, planning, say)}
    </OfferRow>
  )
  const shownLists = (['picked', 'backups', 'omitted'] as const).filter((list) => list === 'picked' || lists[list].length > 0)
  return (
    <>
      {shownLists.map((list) => (
        <section key={list} data-list={list}>
          <h2>{say(`plan.${list}`, { n: full(lists[list].length, say.lang) })}</h2>
          {lists[list].length === 0 && <p class="dim">{say('plan.nobody')}</p>}
          <ul class="offers">{lists[list].map(line)}</ul>
        </section>
      ))}
    </>
  )
}

/** All who could be planned while there is no plan, so that a lock that stands in its way can be taken off. */
export function AllOffers({ view, planning }: PlanProps) {
  const { offers, choices } = useStore(planning)
  const reason = ({ planned: { id } }: Offer) => (choices.lock.includes(id) ? 'locked' : choices.exclude.includes(id) ? 'excluded' : undefined)
  return (
    <section data-list="offers">
      <h2>{view.say('plan.offers', { n: full(offers.length, view.say.lang) })}</h2>
      <ul class="offers">
        {offers.map((offer) => {
          const why = reason(offer)
          return (
            <OfferRow key={offer.planned.id} offer={offer} view={view} planning={planning}>
              {why && view.say(`plan.reason.${why}`)}
            </OfferRow>
          )
        })}
      </ul>
    </section>
  )
}

type Why = Planned['reasons'][number]

function sayReason({ planned }: Offer, why: Why | undefined, byId: ReadonlyMap<string, Offer>, planning: Planning, say: PopupSay): string {
  // Of a plan that another one is being sought for.
  if (!why) return ''
  const { worth } = planning.state
  const { reason, insteadOf = '', loses = 0 } = why
  const other = byId.get(insteadOf)
  const name = other ? cut(nameOf(other.candidate), 24) : insteadOf
  if (reason === 'worth-less' && loses <= 0) return say('plan.reason.worth-as-much', { name })
  return say(`plan.reason.${reason}`, { name, loses: sayWorth(loses, worth, say), rate: sayRate(planned, planning, say) })
}

/** What it costs for what it is worth; "—" where it is worth nothing. */
function sayRate({ price, value }: Offer['planned'], { state: { worth }, saved }: Planning, say: PopupSay): string {
  const per = (price / value) * (worth === 'typicalViews' ? 1_000 : 1)
  return say(`plan.per.${worth}`, { price: value > 0 ? money(per, saved.brief.currency, say.lang, 2) : '—' })
}
