import { SCORE_PARTS, type Score, type ScorePart } from '../../../../shared/schema/score.ts'
import { weightEffect, weightEffects } from '../../../../shared/scoring/weight-effect.ts'
import { nameOf } from '../filter.ts'
import type { PopupSay } from '../say.ts'
import { useStore } from '../store.ts'
import type { BriefDraft } from './draft.ts'
import { Group, type PartProps, Slider } from './fields.tsx'

/** What each part of the score weighs, and what more of it would do to the creators on the list. */
export function WeightFields({ view: { say, list }, draft: { weights }, wrong, change }: PartProps) {
  const { rows } = useStore(list)
  const scores = rows.map(({ score }) => weighedBy(score, weights))
  const [only] = rows
  return (
    <Group
      of="weights"
      label={say('brief.weights')}
      hint={say(rows.length > 0 ? 'brief.weights.hint' : 'brief.weights.noList')}
      wrong={wrong}
      say={say}
    >
      {SCORE_PARTS.map((part) => (
        <Slider
          key={part}
          name={`weight-${part}`}
          label={say(`part.${part}`)}
          value={weights[part]}
          onValue={(value) => change({ weights: { ...weights, [part]: value } })}
        >
          {rows.length > 0 && <Effect part={part} scores={scores} name={only && rows.length === 1 ? nameOf(only) : ''} say={say} />}
        </Slider>
      ))}
    </Group>
  )
}

/** A score as the draft weighs it: its parts stay as they are judged. */
const weighedBy = ({ parts, value }: Score, weights: BriefDraft['weights']): Pick<Score, 'parts' | 'value'> => ({
  value,
  parts: parts.map((one) => ({ ...one, weight: weights[one.part] })),
})

interface EffectProps {
  part: ScorePart
  scores: readonly Pick<Score, 'parts' | 'value'>[]
  /** Of the only creator on the list; "" where there are several. */
  name: string
  say: PopupSay
}

function Effect({ part, scores, name, say }: EffectProps) {
  const { raises, lowers, keeps, absent } = weightEffects(scores, part)
  const [first] = scores
  const sentence =
    name && first
      ? say(`weight.${weightEffect(first, part)}`, { part: say(`part.${part}`) })
      : [raises + lowers + keeps > 0 && say('weight.list', { raises, lowers, n: scores.length }), absent > 0 && say('weight.unknown', { absent })]
          .filter(Boolean)
          .join(say.lang === 'en' ? ' ' : '')
  return (
    <p class="dim" data-effect={part} data-raises={raises} data-lowers={lowers} data-absent={absent}>
      {sentence}
    </p>
  )
}
