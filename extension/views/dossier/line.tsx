import type { ComponentChildren } from 'preact'
import { MIN_POSTS } from '../../../shared/metrics/min-posts.ts'
import type { Receipt as Facts } from '../../../shared/schema/metric.ts'
import { Receipt } from '../parts/receipt.tsx'
import { sayCodes } from '../parts/said.ts'
import type { DossierView } from './view.ts'

interface Props {
  /** The key of the figure, unique in the dossier. */
  of: string
  label: string
  /** The figure in words; undefined where it is absent. */
  value: string | undefined
  note?: ComponentChildren
  tone?: 'good' | 'warn' | 'bad' | undefined
  figure: { absence?: string | undefined; receipt: Facts }
  view: DossierView
  children?: ComponentChildren
}

/** One figure in a line: label, value or the reason of its absence; a click opens its receipt. */
export function Line({ of, label, value, note, tone, figure, view, children }: Props) {
  const { observation, say, isOpen, toggle } = view
  const missing = value === undefined
  return (
    <div class="fact" data-figure={of} data-absence={missing ? (figure.absence ?? '') : undefined}>
      <button type="button" aria-expanded={isOpen(of)} onClick={() => toggle(of)}>
        <span>{label}</span>
        <b class={missing ? 'none' : tone}>{value ?? sayAbsence(figure, view)}</b>
        {note && !missing && <small>{note}</small>}
      </button>
      {isOpen(of) && (
        <Receipt receipt={figure.receipt} label={label} observation={observation} platform={observation.creator.platform} say={say}>
          {children}
        </Receipt>
      )}
    </div>
  )
}

/** Why there is no value, in words. */
export function sayAbsence({ absence = 'not-on-page', receipt }: Props['figure'], { say }: DossierView): string {
  const { missing } = receipt.inputs
  if (absence === 'not-on-page' && typeof missing === 'string') return say('absence.missing', { what: sayCodes(missing, say) })
  return say.maybe(`absence.${absence}`, { ...receipt.inputs, n: receipt.n, need: MIN_POSTS }) ?? absence
}
