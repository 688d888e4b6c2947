import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { SavedBrief } from '../../../../shared/schema/brief.ts'
import { sayFailure } from '../banner.tsx'
import { ScreenHead } from '../screen-head.tsx'
import { useStore } from '../store.ts'
import type { PopupView } from '../view.ts'
import { Controls } from './controls.tsx'
import { AllOffers, Picks } from './picks.tsx'
import type { PlanProps } from './plan-props.ts'
import { Planning } from './planning.ts'
import { Reading, Solving } from './progress.tsx'
import { Rest } from './rest.tsx'
import { Summary } from './summary.tsx'
import { Infeasible, Nothing } from './why-not.tsx'

/** What to buy for the brief's budget: the plan that is worth most, why it is that one, and what would change it. */
export function PlanScreen({ view, saved }: { view: PopupView; saved: SavedBrief }) {
  const planning = useMemo(() => new Planning(saved), [saved.id, saved.version])
  useEffect(() => {
    const leaving = new AbortController()
    void planning.start(leaving.signal)
    return () => leaving.abort()
  }, [planning])
  const { progress } = useStore(planning)
  const main = useRef<HTMLElement>(null)
  useKeptFocus(main, planning)
  return (
    <>
      <ScreenHead title={view.say('plan.title', { name: saved.brief.name })} view={view} />
      <main ref={main} class="plan" data-plan={progress.state} aria-busy={progress.state === 'reading' || progress.state === 'solving'}>
        <Body view={view} planning={planning} />
      </main>
    </>
  )
}

/** A row that went to another list keeps the focus, with the button that sent it there. */
function useKeptFocus(main: RefObject<HTMLElement | null>, planning: Planning): void {
  const { plan, why } = planning.state
  useEffect(() => {
    const { touched } = planning
    if (!touched || document.activeElement !== document.body) return
    const row = [...(main.current?.querySelectorAll<HTMLElement>('[data-offer]') ?? [])].find(({ dataset }) => dataset.offer === touched.id)
    row?.querySelector<HTMLElement>(`[data-action="${touched.wish}"]`)?.focus()
  }, [plan, why])
}

function Body({ view, planning }: PlanProps) {
  const { progress, offers, unplanned } = useStore(planning)
  const { budget } = planning.saved.brief
  if (budget === null) return <Nothing why="no-budget" view={view} planning={planning} />
  switch (progress.state) {
    case 'reading':
      return <Reading progress={progress} say={view.say} />
    case 'failed':
      return (
        <div class="nothing" data-empty="not-loaded">
          <h2>{view.say('plan.unread')}</h2>
          <p>{sayFailure(progress.failure, view.say)}</p>
          <button type="button" class="quiet" data-action="read-again" onClick={() => void planning.start(new AbortController().signal)}>
            {view.say('banner.retry')}
          </button>
        </div>
      )
    case 'solving':
    case 'cancelled':
    case 'ready':
      if (offers.length + unplanned.length === 0) return <Nothing why="no-candidates" view={view} planning={planning} />
      return <Planned view={view} planning={planning} />
  }
}

function Planned({ view, planning }: PlanProps) {
  const { progress, offers, plan, why } = useStore(planning)
  const unsolved = !plan && (why !== null || progress.state === 'cancelled')
  return (
    <>
      <Controls view={view} planning={planning} />
      <Solving view={view} planning={planning} />
      {offers.length === 0 && <Nothing why="no-offers" view={view} planning={planning} />}
      {why && <Infeasible why={why} view={view} planning={planning} />}
      {plan && <Summary view={view} planning={planning} plan={plan} />}
      {plan && <Picks view={view} planning={planning} plan={plan} />}
      {unsolved && <AllOffers view={view} planning={planning} />}
      <Rest view={view} planning={planning} />
    </>
  )
}
