import type { Part, Score } from '../../../shared/schema/score.ts'
import { percent, small } from './format.ts'
import type { PartsSay } from './say.ts'
import { CentileBar, sayCentile, sayReason } from './standing.tsx'

/** A score of 0–100 as a whole number, "—" where no part is known. */
export const sayScore = ({ value }: Score): string => (value === null ? '—' : String(Math.round(value)))

/** The score and its coverage; a click opens its parts. */
export function ScoreView({ score, open, toggle, say }: { score: Score; open: boolean; toggle(): void; say: PartsSay }) {
  return (
    <>
      <button
        type="button"
        class="figure wide score"
        data-score={score.value ?? ''}
        data-coverage={score.coverage}
        aria-expanded={open}
        title={say('score.coverageTitle')}
        onClick={toggle}
      >
        <span class={score.value === null ? 'number none' : 'number'}>
          {sayScore(score)}
          {score.value !== null && <span class="of">/100</span>}
        </span>
        <span class="label">{say('score.label')}</span>
        <span class="note">{score.value === null ? say('score.none') : say('score.coverage', { p: percent(score.coverage, say.lang, 2) })}</span>
      </button>
      {open && <ScoreParts score={score} say={say} />}
    </>
  )
}

/** Every part of a score with its centile, weight and reason; missing parts say why. */
export function ScoreParts({ score, say }: { score: Score; say: PartsSay }) {
  const total = score.parts.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <section class="receipt" aria-label={say('score.label')}>
      <ul class="parts">
        {score.parts.map((part) => (
          <PartLine key={part.part} part={part} share={total ? part.weight / total : 0} say={say} />
        ))}
      </ul>
      {score.gate < 1 && <p class="warn">{say('score.gate', { x: `×${small(score.gate, say.lang)}` })}</p>}
      <p class="dim">{say('score.coverageTitle')}</p>
    </section>
  )
}

function PartLine({ part, share, say }: { part: Part; share: number; say: PartsSay }) {
  return (
    <li data-part={part.part} data-centile={part.centile ?? ''}>
      <span class="row">
        <b>{say(`part.${part.part}`)}</b>
        <span class="dim">
          {part.centile !== null && `${sayCentile(part.centile, say)} · `}
          {say('score.weight', { p: percent(share, say.lang, 2) })}
        </span>
      </span>
      {part.centile !== null && <CentileBar centile={part.centile} say={say} />}
      <span class="dim">{sayReason(part, say)}</span>
    </li>
  )
}
