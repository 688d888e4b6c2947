import Blocks from 'lucide/dist/esm/icons/blocks.mjs'
import Keyboard from 'lucide/dist/esm/icons/keyboard.mjs'
import Search from 'lucide/dist/esm/icons/search.mjs'
import Settings from 'lucide/dist/esm/icons/settings.mjs'
import X from 'lucide/dist/esm/icons/x.mjs'
import type { RefObject } from 'preact'
import { Icon, type IconNode } from '../parts/icon.tsx'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

/** Whose list it is, the search, and the ways to the other screens. */
export function Header({ view, search, showHelp }: { view: PopupView; search: RefObject<HTMLInputElement | null>; showHelp(): void }) {
  const { say, connection, go } = view
  return (
    <header>
      <h1 title={`${connection?.workspace.name} · ${connection?.member.name}`}>{connection?.workspace.name}</h1>
      <SearchBox view={view} search={search} />
      <IconButton of={Keyboard} label={say('nav.help')} onClick={showHelp} />
      <IconButton of={Blocks} label={say('platforms.title')} onClick={() => go('platforms')} />
      <IconButton of={Settings} label={say('settings.title')} onClick={() => go('settings')} />
    </header>
  )
}

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
