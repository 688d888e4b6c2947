import { useRef, useState } from 'preact/hooks'
import { Banner, UnreadLine } from './banner.tsx'
import { BriefBar } from './brief/bar.tsx'
import { OrderLine } from './brief/stability.tsx'
import { CandidateList } from './candidate-list.tsx'
import { isFiltered } from './filter.ts'
import { Filters } from './filters.tsx'
import { Header } from './header.tsx'
import { Help } from './help.tsx'
import { useKeptFocus, useKeys } from './keys.ts'
import { Outbox } from './outbox.tsx'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

/** The shortlist with everything that is done to it. */
export function ListScreen({ view }: { view: PopupView }) {
  const [help, setHelp] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const rows = useRef<HTMLDivElement>(null)
  const listed = useStore(view.list)
  useKeptFocus(rows, listed.rows.length)
  useKeys({ view, search, rows, help, setHelp, toggle: (name) => setOpen(open === name ? null : name) })
  return (
    <>
      <Header view={view} search={search} showHelp={() => setHelp(true)} />
      <BriefBar view={view} />
      {(listed.rows.length > 0 || listed.load.state === 'loading' || isFiltered(listed.filter)) && <Filters view={view} />}
      <OrderLine view={view} />
      <Banner view={view} />
      <UnreadLine view={view} />
      <Outbox view={view} />
      <main ref={rows} aria-busy={listed.load.state === 'loading'} onScroll={(event) => nearEnd(event.currentTarget) && void view.list.more()}>
        <CandidateList view={view} open={open} toggle={(name) => setOpen(open === name ? null : name)} />
      </main>
      {help && <Help say={view.say} close={() => setHelp(false)} />}
    </>
  )
}

/** Within two screens of the end: the next page is there before the reader is. */
const nearEnd = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean => scrollHeight - scrollTop < 3 * clientHeight
