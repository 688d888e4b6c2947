import { useState } from 'preact/hooks'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { Count } from '../../../shared/schema/count.ts'
import { nameOf as keyOf } from '../../services/outbox-item.ts'
import { cut } from '../parts/cut.ts'
import { moment, since } from '../parts/dates.ts'
import { Flags } from '../parts/flags.tsx'
import { sayCount } from '../parts/said.ts'
import { fitLines } from '../parts/say-brief.ts'
import { sayEvidence } from '../parts/say-evidence.ts'
import { ScoreParts } from '../parts/score.tsx'
import { sayTier } from '../parts/tier.ts'
import { nameOf } from './filter.ts'
import { Note } from './note.tsx'
import { RateCell, ScoreCell, ViewsCell } from './row-figures.tsx'
import { RowMenu } from './row-menu.tsx'
import type { PopupSay } from './say.ts'
import { StagePick } from './stage-pick.tsx'
import { Standing } from './standing.tsx'
import { type PopupView, platformName } from './view.ts'

export interface RowProps {
  candidate: Candidate
  /** Whether the parts of the score are shown. */
  open: boolean
  toggle(): void
  view: PopupView
}

/** One saved creator: what is known, what it is worth, what the team decided. */
export function CandidateRow({ candidate, open, toggle, view }: RowProps) {
  const [noting, setNoting] = useState(false)
  const { say } = view
  const flags = sayEvidence(candidate.evidence ?? [], say)
  return (
    <li class="candidate" data-candidate={keyOf(candidate)} data-stage={candidate.stage} tabIndex={-1}>
      <ScoreCell candidate={candidate} open={open} toggle={toggle} say={say} />
      <Who candidate={candidate} view={view} />
      <RateCell candidate={candidate} say={say} />
      <ViewsCell candidate={candidate} say={say} />
      <RowMenu candidate={candidate} view={view} note={() => setNoting(true)} />
      <p class="decided">
        <Standing judged={candidate.judged} say={say} />
        <StagePick candidate={candidate} view={view} />
        <span class="by" title={moment(candidate.savedAt, say.lang)}>
          {say('row.savedBy', { who: cut(candidate.savedBy, 16), ago: since(candidate.savedAt, view.now, say.lang) })}
        </span>
        {flags.length > 0 && (
          <span class="warn" data-flags={flags.length} title={flags.map(({ name }) => name).join(' · ')}>
            {say('evidence.count', { n: flags.length })}
          </span>
        )}
        {candidate.note && !noting && (
          <button type="button" class="said" title={candidate.note} onClick={() => setNoting(true)}>
            {cut(candidate.note, 60)}
          </button>
        )}
      </p>
      {noting && <Note candidate={candidate} view={view} close={() => setNoting(false)} />}
      {open && <ScoreParts score={candidate.score} say={say} />}
      {open && hasPeers(candidate) && <p class="as-of">{say('row.asOf')}</p>}
      {open && candidate.judged && (
        <section class="receipt" data-receipt="fit">
          {fitLines(candidate.judged.fit, say).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </section>
      )}
      {open && <Flags flags={flags} />}
    </li>
  )
}

const hasPeers = ({ score }: Candidate): boolean => score.parts.some(({ reason }) => reason.startsWith('peers'))

/** The tier in the language's own terms; under a thousand the number says it all. */
function tierIn(say: PopupSay, followers: Count | undefined): string {
  const [tier = ''] = sayTier(followers, say).split(' · ')
  return tier === say('tier.none') ? '' : tier
}

function Who({ candidate, view }: { candidate: Candidate; view: PopupView }) {
  const name = nameOf(candidate)
  const { followers } = candidate.creator
  const said = sayCount(followers, view.say)
  return (
    <div class="who">
      <h2 title={name}>
        <bdi>{cut(name, 48)}</bdi>
      </h2>
      <p>
        <span>{platformName(candidate.platform, view)}</span>
        <span title={said.title}>
          {said.mark}
          {said.text}
        </span>
        <span>{tierIn(view.say, followers)}</span>
      </p>
    </div>
  )
}
