import type { Judged } from '../../../shared/schema/judgement.ts'
import { sayStanding } from '../parts/say-brief.ts'
import type { PopupSay } from './say.ts'

/** The quadrant as a word, with what it rests on; nothing without a brief. */
export function Standing({ judged, say }: { judged: Judged | null | undefined; say: PopupSay }) {
  if (judged === undefined) return null
  if (judged === null) return <span class="dim">{say('brief.unscored')}</span>
  const { quadrant, fit } = judged
  return (
    <span class="quadrant" data-quadrant={quadrant ?? ''} title={quadrant ? sayStanding(judged, say) : say('quadrant.none')}>
      {quadrant && <b>{say(`quadrant.${quadrant}`)} · </b>}
      {say('row.fit', { fit: fit.value === null ? '—' : Math.round(100 * fit.value) })}
    </span>
  )
}
