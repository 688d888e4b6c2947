import type { ComponentChildren } from 'preact'
import type { Receipt as Facts } from '../../../shared/schema/metric.ts'
import { Figure } from '../parts/figure.tsx'
import { Receipt } from '../parts/receipt.tsx'
import type { Said } from '../parts/said.ts'
import type { View } from './view.ts'

interface ShownProps {
  /** The key of the metric or count. */
  of: string
  scope: 'creator' | 'post'
  said: Said
  label: string
  note?: ComponentChildren
  wide?: boolean | undefined
  receipt: Facts
  view: View
  /** Further lines of the receipt. */
  children?: ComponentChildren
}

/** One figure of the panel with the receipt that its click opens. */
export function Shown({ of, scope, said, label, note, wide, receipt, view, children }: ShownProps) {
  const { model, say, open, toggle } = view
  const key = `${scope}.${of}`
  const observation = model.subject?.observation
  return (
    <Figure
      said={said}
      label={label}
      note={note}
      wide={wide}
      open={open === key}
      toggle={() => toggle(key)}
      data={{ 'data-metric': of, 'data-scope': scope }}
    >
      {() =>
        observation && (
          <Receipt receipt={receipt} label={label} observation={observation} platform={model.platform.id} say={say}>
            {said.missing && <p>{said.missing}</p>}
            {children}
          </Receipt>
        )
      }
    </Figure>
  )
}
