import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './header.tsx'
import type { PopupView } from './view.ts'

/** The title of a screen beside the list, with the way back; Escape goes there, too. */
export function ScreenHead({ title, view: { say, go } }: { title: string; view: PopupView }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    const back = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The browser would close the popup.
      event.preventDefault()
      go('list')
    }
    document.addEventListener('keydown', back)
    return () => document.removeEventListener('keydown', back)
  }, [])
  return (
    <header class="screen-head">
      <IconButton of={ArrowLeft} label={say('nav.back')} onClick={() => go('list')} />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </header>
  )
}
