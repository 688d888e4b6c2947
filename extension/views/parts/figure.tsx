import type { ComponentChildren } from 'preact'
import type { Said } from './said.ts'

export interface FigureProps {
  said: Said
  label: string
  /** A third line: a range, a standing among peers. */
  note?: ComponentChildren
  wide?: boolean | undefined
  open: boolean
  toggle(): void
  /** What machines read beside value and precision: data-metric, data-scope, data-score. */
  data: Readonly<Record<`data-${string}`, string | number>>
  /** The receipt; made only while it is open. */
  children(): ComponentChildren
}

/** A number with its label; a click opens its receipt below. */
export function Figure({ said, label, note, wide, open, toggle, data, children }: FigureProps) {
  const missing = said.value === null
  return (
    <>
      <button
        type="button"
        class={wide ? 'figure wide' : 'figure'}
        data-value={said.value ?? ''}
        data-precision={said.precision ?? ''}
        {...data}
        aria-expanded={open}
        title={said.title}
        onClick={toggle}
      >
        <span class={missing ? 'number none' : 'number'}>
          {said.mark && <span class="mark">{said.mark}</span>}
          {said.text}
          {said.of && <span class="mark">{said.of}</span>}
        </span>
        <span class="label">{label}</span>
        {(said.missing ?? note) && <span class="label note">{said.missing ?? note}</span>}
      </button>
      {open && children()}
    </>
  )
}
