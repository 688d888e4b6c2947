import ArrowLeft from 'lucide/dist/esm/icons/arrow-left.mjs'
import { useEffect, useRef } from 'preact/hooks'
import { IconButton } from './header.tsx'
import type { PopupView } from './view.ts'

/** The title of a screen beside the list, with the way back, to the list unless told otherwise; Escape goes there, too. */
export function ScreenHead({ title, view: { say, go }, back = () => go('list') }: { title: string; view: PopupView; back?: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The browser would close the popup.
      event.preventDefault()
      back()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [])
  return (
    <header class="screen-head">
      <IconButton of={ArrowLeft} label={say('nav.back')} onClick={back} />
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </header>
  )
}
