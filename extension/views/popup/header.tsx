import Blocks from 'lucide/dist/esm/icons/blocks.mjs'
import Keyboard from 'lucide/dist/esm/icons/keyboard.mjs'
import PanelRight from 'lucide/dist/esm/icons/panel-right.mjs'
import Search from 'lucide/dist/esm/icons/search.mjs'
import Settings from 'lucide/dist/esm/icons/settings.mjs'
import X from 'lucide/dist/esm/icons/x.mjs'
import type { RefObject } from 'preact'
import { openSidePanel } from '../../services/side-panel.ts'
import { Icon, type IconNode } from '../parts/icon.tsx'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

/** Whose list it is, the search, and the ways to the other screens. */
export function Header({ view, search, showHelp }: { view: PopupView; search: RefObject<HTMLInputElement | null>; showHelp(): void }) {
  const { say, connection } = view
  return (
    <header>
      <h1 title={`${connection?.workspace.name} · ${connection?.member.name}`}>{connection?.workspace.name}</h1>
      <SearchBox view={view} search={search} />
      <IconButton of={Keyboard} label={say('nav.help')} onClick={showHelp} />
      <Ways view={view} />
    </header>
  )
}

/** What needs no connection: the side panel and the other screens. */
export const Ways = ({ view: { say, go } }: { view: PopupView }) => (
  <>
    <IconButton of={PanelRight} label={say('nav.readPage')} onClick={() => void openSidePanel()} />
    <IconButton of={Blocks} label={say('platforms.title')} onClick={() => go('platforms')} />
    <IconButton of={Settings} label={say('settings.title')} onClick={() => go('settings')} />
  </>
)

function SearchBox({ view: { say, list }, search }: { view: PopupView; search: RefObject<HTMLInputElement | null> }) {
  const { q } = useStore(list).filter
  return (
    <search class="search">
      <Icon of={Search} size={14} />
      <input
        ref={search}
        type="text"
        value={q}
        maxLength={200}
        placeholder={say('list.search')}
        aria-label={say('list.searchKey')}
        aria-keyshortcuts="/"
        spellcheck={false}
        onInput={(event) => void list.filter({ q: event.currentTarget.value })}
      />
      {q ? <IconButton of={X} label={say('list.clearSearch')} size={14} onClick={() => void list.filter({ q: '' })} /> : <kbd>/</kbd>}
    </search>
  )
}

/** A button that is only an icon; its label is read out and shown on hover. */
export const IconButton = ({ of, label, size = 16, onClick }: { of: IconNode; label: string; size?: number; onClick(): void }) => (
  <button type="button" class="bare" aria-label={label} title={label} onClick={onClick}>
    <Icon of={of} size={size} />
  </button>
)
