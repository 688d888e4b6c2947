import type { ComponentChildren } from 'preact'
import type { PopupSay } from '../say.ts'
import type { PopupView } from '../view.ts'
import type { BriefDraft, Field } from './draft.ts'

/** What each part of the form is given. */
export interface PartProps {
  view: PopupView
  draft: BriefDraft
  wrong: readonly Field[]
  change(more: Partial<BriefDraft>): void
}

/** What every field is given. */
export interface FieldProps {
  of: Field
  label: string
  hint?: string | undefined
  wrong: readonly Field[]
  say: PopupSay
}

const idOf = (of: Field): string => `brief-${of}`
const told = (of: Field, isWrong: boolean, hint: string | undefined) => ({
  'aria-invalid': isWrong,
  'aria-describedby': [isWrong && `${idOf(of)}-error`, hint && `${idOf(of)}-hint`].filter(Boolean).join(' ') || undefined,
})

/** What is said of a field below it: what does not fit, or how it is filled. */
function Below({ of, hint, wrong, say }: FieldProps) {
  return (
    <>
      {wrong.includes(of) && (
        <span class="bad" id={`${idOf(of)}-error`} data-error={of}>
          {say.maybe(`brief.error.${of}`) ?? say('brief.error.any')}
        </span>
      )}
      {hint && (
        <span class="dim" id={`${idOf(of)}-hint`}>
          {hint}
        </span>
      )}
    </>
  )
}

interface TextProps extends FieldProps {
  value: string
  rows?: number
  maxLength?: number
  onText(value: string): void
}

/** A text of one line, or of several. */
export function TextField({ value, rows, maxLength, onText, ...field }: TextProps) {
  const { of, label, hint, wrong } = field
  const shared = { name: of, value, maxLength, autoComplete: 'off', ...told(of, wrong.includes(of), hint) }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is in it, by either branch.
    <label class="field">
      <span>{label}</span>
      {rows ? (
        <textarea rows={rows} {...shared} onInput={(event) => onText(event.currentTarget.value)} />
      ) : (
        <input type="text" {...shared} onInput={(event) => onText(event.currentTarget.value)} />
      )}
      <Below {...field} />
    </label>
  )
}

interface ChipsProps extends FieldProps {
  options: readonly (readonly [value: string, text: string])[]
  chosen: readonly string[]
  /** One of them, not several. */
  single?: boolean
  onChoose(chosen: string[]): void
}

/** Choices that are all seen at once; each is a box to tick, or a radio button. */
export function Chips({ options, chosen, single, onChoose, ...field }: ChipsProps) {
  const { of, label, hint, wrong } = field
  const toggled = (value: string) => (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <fieldset class="field" {...told(of, wrong.includes(of), hint)}>
      <legend>{label}</legend>
      <div class="chips">
        {options.map(([value, text]) => (
          <label key={value} class="chip">
            <input
              type={single ? 'radio' : 'checkbox'}
              name={of}
              value={value}
              checked={chosen.includes(value)}
              onChange={() => onChoose(single ? [value] : toggled(value))}
            />
            {text}
          </label>
        ))}
      </div>
      <Below {...field} />
    </fieldset>
  )
}

/** A number 0…100 on a line. */
export function Slider({
  name,
  label,
  value,
  onValue,
  children,
}: {
  name: string
  label: string
  value: number
  onValue(value: number): void
  children?: ComponentChildren
}) {
  return (
    <div class="slider">
      <label>
        <span>{label}</span>
        <input type="range" name={name} min={0} max={100} step={5} value={value} onInput={(event) => onValue(Number(event.currentTarget.value))} />
        <output>{value}</output>
      </label>
      {children}
    </div>
  )
}

/** Several controls that are one field: what they are for is said before them. */
export const Group = ({ children, hint, ...field }: FieldProps & { children: ComponentChildren }) => (
  <fieldset class="field" tabIndex={-1} {...told(field.of, field.wrong.includes(field.of), hint)}>
    <legend>{field.label}</legend>
    {hint && (
      <span class="dim" id={`${idOf(field.of)}-hint`}>
        {hint}
      </span>
    )}
    {children}
    <Below {...field} />
  </fieldset>
)
