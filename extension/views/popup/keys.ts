import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { PopupView } from './view.ts'

export interface KeyTargets {
  view: PopupView
  search: RefObject<HTMLInputElement | null>
  rows: RefObject<HTMLElement | null>
  help: boolean
  setHelp(shown: boolean): void
  /** Opens or closes the parts of the candidate of that name. */
  toggle(name: string): void
}

/** The keyboard of the list: see the overview under "?". Keys typed into a field stay there. */
export function useKeys(targets: KeyTargets): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      const { target } = event
      if (!(target instanceof HTMLElement)) return
      const typing = target.matches('input, textarea, select')
      if (typing ? leave(event.key, target, targets) : act(event.key, target, targets)) event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}

/** When the candidate in focus goes off the list, the next one gets the focus. */
export function useKeptFocus(rows: RefObject<HTMLElement | null>, count: number): void {
  const last = useRef({ index: -1, count })
  useEffect(() => {
    const { current: list } = rows
    const note = (event: FocusEvent) => {
      if (event.target instanceof HTMLElement) last.current.index = indexOf(list, rowOf(event.target))
    }
    list?.addEventListener('focusin', note)
    return () => list?.removeEventListener('focusin', note)
  }, [])
  useEffect(() => {
    const { index, count: before } = last.current
    if (count < before && index >= 0 && document.activeElement === document.body) focusRow(rows.current, index)
    last.current.count = count
  }, [count])
}

/** From the search, Enter, the arrow down and Escape lead to the list; from the stage of a candidate Escape leads back to that candidate. */
function leave(key: string, field: HTMLElement, { rows, search }: KeyTargets): boolean {
  if (key === 'Escape' && field.matches('[data-candidate] select')) return done(rowOf(field)?.focus())
  if (field !== search.current || !['Enter', 'ArrowDown', 'Escape'].includes(key)) return false
  if (key === 'Escape') field.blur()
  else focusRow(rows.current, 0)
  return true
}

function act(key: string, target: HTMLElement, { view, search, rows, help, setHelp, toggle }: KeyTargets): boolean {
  const row = rowOf(target)
  const onRow = row !== null && target === row
  if (help) return key === 'Escape' || key === '?' ? done(setHelp(false)) : false
  switch (key) {
    case 'j':
    case 'ArrowDown':
      return done(focusRow(rows.current, indexOf(rows.current, row) + 1))
    case 'k':
    case 'ArrowUp':
      return done(focusRow(rows.current, Math.max(0, indexOf(rows.current, row) - 1)))
    case '/':
      return done(search.current?.focus())
    case 'u':
      return done(view.notices.undo())
    case '?':
      return done(setHelp(true))
    case 'Enter':
      return onRow ? done(toggle(row.dataset.candidate ?? '')) : false
    case 's':
      return onRow ? done(pickStage(row)) : false
    default:
      return false
  }
}

const done = (_: unknown): true => true

/** Opens the stages of a candidate; once one is chosen the review goes on where it was. */
function pickStage(row: HTMLElement): void {
  const select = row.querySelector('select')
  select?.focus()
  select?.addEventListener('change', () => row.focus(), { once: true })
  select?.showPicker?.()
}

const rowOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>('[data-candidate]')

const rowsOf = (list: HTMLElement | null): HTMLElement[] => [...(list?.querySelectorAll<HTMLElement>('[data-candidate]') ?? [])]

const indexOf = (list: HTMLElement | null, row: HTMLElement | null): number => (row ? rowsOf(list).indexOf(row) : -1)

function focusRow(list: HTMLElement | null, index: number): void {
  const rows = rowsOf(list)
  rows[Math.min(index, rows.length - 1)]?.focus()
}
