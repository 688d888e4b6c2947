import { type Candidate, STAGES, Stage } from '../../../shared/schema/candidate.ts'
import { nameOf } from './filter.ts'
import { Pick } from './pick.tsx'
import type { PopupView } from './view.ts'

/** The stage as a word and a colour, to be changed in place. */
export function StagePick({ candidate, view: { say, review } }: { candidate: Candidate; view: PopupView }) {
  const move = (value: string) => {
    const stage = Stage.safeParse(value).data
    if (stage) review.stage(candidate, stage)
  }
  return (
    <Pick
      name="stage"
      label={say('row.stage', { name: nameOf(candidate) })}
      value={candidate.stage}
      options={STAGES.map((stage) => [stage, say(`stage.${stage}`)] as const)}
      onPick={move}
    >
      <i class="dot" />
    </Pick>
  )
}
