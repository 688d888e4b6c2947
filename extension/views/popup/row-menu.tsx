import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs'
import ExternalLink from 'lucide/dist/esm/icons/external-link.mjs'
import FileUser from 'lucide/dist/esm/icons/file-user.mjs'
import StickyNote from 'lucide/dist/esm/icons/sticky-note.mjs'
import Trash from 'lucide/dist/esm/icons/trash.mjs'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import { Icon } from '../parts/icon.tsx'
import { safeUrl } from '../parts/safe-url.ts'
import { nameOf } from './filter.ts'
import type { PopupView } from './view.ts'

/** What else can be done with a candidate. */
export function RowMenu({ candidate, view: { say, review, study }, note }: { candidate: Candidate; view: PopupView; note(): void }) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => (open ? closing(box.current, () => setOpen(false)) : undefined), [open])
  const choose = (act: () => void) => () => {
    setOpen(false)
    act()
  }
  const profile = open ? safeUrl(candidate.creator.url) : undefined
  const label = say('row.more', { name: nameOf(candidate) })
  return (
    <div class="more" ref={box}>
      <button type="button" class="bare" aria-label={label} title={label} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon of={Ellipsis} />
      </button>
      {open && (
        <div class="menu">
          <button type="button" data-action="dossier" onClick={choose(() => study(candidate))}>
            <Icon of={FileUser} size={14} />
            {say('menu.dossier')}
          </button>
          {profile && (
            <a href={profile} target="_blank" rel="noopener noreferrer" onClick={choose(() => {})}>
              <Icon of={ExternalLink} size={14} />
              {say('menu.profile')}
            </a>
          )}
          <button type="button" data-action="note" onClick={choose(note)}>
            <Icon of={StickyNote} size={14} />
            {say('menu.note')}
          </button>
          <button type="button" data-action="remove" onClick={choose(() => void review.remove(candidate))}>
            <Icon of={Trash} size={14} />
            {say('menu.remove')}
          </button>
        </div>
      )}
    </div>
  )
}

/** Moves the focus into an open menu, and closes it on Escape or when the focus or a click goes elsewhere. */
function closing(box: HTMLElement | null, close: () => void): () => void {
  const done = new AbortController()
  const { signal } = done
  box?.querySelector<HTMLElement>('.menu > *')?.focus()
  const outside = (event: Event) => {
    if (event.target instanceof Node && !box?.contains(event.target)) close()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
      box?.querySelector('button')?.focus()
    }
  }
  document.addEventListener('pointerdown', outside, { signal })
  document.addEventListener('focusin', outside, { signal })
  document.addEventListener('keydown', key, { signal, capture: true })
  return () => done.abort()
}
