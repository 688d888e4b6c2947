import type { ComponentChildren } from 'preact'
import type { Said } from './said.ts'

export interface FigureProps {
  /** The metric's or count's key, for machines. */
  metric: string
  scope: 'creator' | 'post'
  said: Said
  label: string
  /** A third line: a range, a standing among peers. */
  note?: ComponentChildren
  wide?: boolean
  open: boolean
  toggle(): void
  /** The receipt; made only while it is open. */
  receipt(): ComponentChildren
}

/** A number with its label; a click opens its receipt below. */
export function Figure({ metric, scope, said, label, note, wide, open, toggle, receipt }: FigureProps) {
  return (
    <>
      <button
        type="button"
        class={wide ? 'figure wide' : 'figure'}
        data-metric={metric}
        data-scope={scope}
        data-value={said.value ?? ''}
        data-precision={said.precision ?? ''}
        aria-expanded={open}
        title={said.title}
        onClick={toggle}
      >
        <span class={said.value === null ? 'number none' : 'number'}>
          {said.mark && <span class="mark">{said.mark}</span>}
          {said.text}
        </span>
        <span class="label">{label}</span>
        {said.missing ? <span class="note">{said.missing}</span> : note && <span class="note">{note}</span>}
      </button>
      {open && receipt()}
    </>
  )
}
