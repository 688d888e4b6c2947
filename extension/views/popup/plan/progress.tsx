import { useEffect, useState } from 'preact/hooks'
import { full } from '../../parts/format.ts'
import type { PopupSay } from '../say.ts'
import { useStore } from '../store.ts'
import type { PlanProps } from './plan-props.ts'
import type { Progress } from './planning.ts'

/** Plans that are found sooner need no telling. */
const SOON = 400

export function Reading({ progress: { done, of }, say }: { progress: Extract<Progress, { state: 'reading' }>; say: PopupSay }) {
  return (
    <p class="scoring" role="status">
      {say('plan.reading', { done: full(done, say.lang), of: of === null ? '…' : full(of, say.lang) })}
      <progress {...(of === null ? {} : { value: done, max: of })} aria-hidden="true" />
    </p>
  )
}

/** That a plan is being sought, for how long, and the way out; after that the way back. */
export function Solving({ view: { say }, planning }: PlanProps) {
  const { progress } = useStore(planning)
  const since = progress.state === 'solving' ? progress.since : null
  const passed = usePassed(since)
  if (progress.state === 'cancelled')
    return (
      <p class="seeking" role="status">
        {say('plan.cancelled')}
        <button type="button" class="quiet" data-action="solve" onClick={() => planning.solve()}>
          {say('plan.again')}
        </button>
      </p>
    )
  if (since === null || passed < SOON) return null
  return (
    <p class="seeking" role="status">
      {say('plan.solving', { s: full(Math.floor(passed / 1_000), say.lang) })}
      <button type="button" class="quiet" data-action="cancel-plan" onClick={() => planning.cancel()}>
        {say('plan.cancel')}
      </button>
    </p>
  )
}

/** How long something has been going on, in ms. */
function usePassed(since: number | null): number {
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (since === null) return
    setNow(0)
    const timer = setInterval(() => setNow(Date.now()), 200)
    return () => clearInterval(timer)
  }, [since])
  return since === null ? 0 : Math.max(0, now - since)
}
