import type { Part, Score } from '../../../shared/schema/score.ts'
import { Figure } from './figure.tsx'
import { percent, small } from './format.ts'
import type { Said } from './said.ts'
import type { PartsSay } from './say.ts'
import { CentileBar, sayCentile, sayReason } from './standing.tsx'

/** A score of 0–100 as a whole number, "—" where no part is known. */
export function sayScore({ value }: Score, say: PartsSay): Said {
  const title = say('score.coverageTitle')
  if (value === null) return { mark: '', text: '—', title, value, precision: null, missing: say('score.none') }
  return { mark: '', text: String(Math.round(value)), of: '/100', title, value, precision: null }
}

/** How much of the weight is known: "80% covered". */
export const sayCoverage = ({ coverage }: Score, say: PartsSay): string => say('score.coverage', { p: percent(coverage, say.lang, 2) })

/** The score and its coverage; a click opens its parts. */
export function ScoreFigure({ score, open, toggle, say }: { score: Score; open: boolean; toggle(): void; say: PartsSay }) {
  const data = { 'data-score': score.value ?? '', 'data-coverage': score.coverage }
  return (
    <Figure said={sayScore(score, say)} label={say('score.label')} note={sayCoverage(score, say)} wide open={open} toggle={toggle} data={data}>
      {() => <ScoreParts score={score} say={say} />}
    </Figure>
  )
}

/** Every part of a score with its centile, weight and reason; missing parts say why. */
export function ScoreParts({ score, say }: { score: Score; say: PartsSay }) {
  const total = score.parts.reduce((sum, { weight }) => sum + weight, 0)
  return (
    <section class="receipt" aria-label={say('score.label')}>
      {score.parts.map((part) => (
        <PartLine key={part.part} part={part} share={total ? part.weight / total : 0} say={say} />
      ))}
      {score.gate < 1 && <p class="warn">{say('score.gate', { x: `×${small(score.gate, say.lang)}` })}</p>}
      <p class="dim">{say('score.coverageOf', { covered: sayCoverage(score, say), what: say('score.coverageTitle') })}</p>
    </section>
  )
}

function PartLine({ part, share, say }: { part: Part; share: number; say: PartsSay }) {
  const { centile, reason } = part
  const weight = say('score.weight', { p: percent(share, say.lang, 2) })
  // How well a brief is met is a share of it, not a place among peers.
  const isShare = reason === 'brief-match'
  const standing = centile === null ? [] : [isShare ? percent(centile, say.lang, 2) : sayCentile(centile, say)]
  return (
    <div class="part" data-part={part.part} data-centile={centile ?? ''}>
      <p class="row">
        <b>{say(`part.${part.part}`)}</b>
        <span class="dim">{[...standing, weight].join(' · ')}</span>
      </p>
      {centile !== null && !isShare && <CentileBar centile={centile} say={say} />}
      <p class="dim">{sayReason(part, say)}</p>
    </div>
  )
}
