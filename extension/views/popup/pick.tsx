import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs'
import type { ComponentChildren } from 'preact'
import { Icon } from '../parts/icon.tsx'

export interface PickProps {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, text: string])[]
  onPick(value: string): void
  /** In a line of text it is plain; `boxed` in a form, `active` where it narrows the list. */
  look?: 'boxed' | 'active' | undefined
  children?: ComponentChildren
}

/** A choice out of a few, as wide as what is chosen. */
export const Pick = ({ name, label, value, options, onPick, look, children }: PickProps) => (
  <span class={look ? `pick ${look}` : 'pick'}>
    {children}
    <select name={name} aria-label={label} title={label} value={value} onChange={(event) => onPick(event.currentTarget.value)}>
      {options.map(([option, text]) => (
        <option key={option} value={option}>
          {text}
        </option>
      ))}
    </select>
    <Icon of={ChevronDown} size={12} />
  </span>
)
