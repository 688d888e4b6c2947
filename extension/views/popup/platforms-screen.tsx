import Search from 'lucide/dist/esm/icons/search.mjs'
import { useEffect, useState } from 'preact/hooks'
import { dropAsked } from '../../services/asked.ts'
import { openSidePanel } from '../../services/side-panel.ts'
import { Icon } from '../parts/icon.tsx'
import { PlatformSwitch } from './platform-switch.tsx'
import { ScreenHead } from './screen-head.tsx'
import { type PlatformEntry, type PopupView, platformName } from './view.ts'

/** Where Scoutmark may read: each platform is switched on by itself, and off in one click. */
export function PlatformsScreen({ view }: { view: PopupView }) {
  const { say, platforms } = view
  const [q, search] = useState('')
  const [asked] = useState(view.asked)
  useEffect(() => void dropAsked(), [])
  const found = platforms.filter((platform) => fits(platform, q))
  const onPage = found.filter(({ surface }) => surface !== 'side-panel')
  const onClick = found.filter(({ surface }) => surface === 'side-panel')
  return (
    <>
      <ScreenHead title={say('platforms.title')} view={view} />
      <main class="sheet">
        <p class="dim">{say('platforms.intro')}</p>
        <SearchPlatforms q={q} search={search} view={view} />
        <ul class="platforms">
          {onPage.map((platform) => (
            <PlatformSwitch key={platform.id} platform={platform} view={view} asked={asked === platform.id} />
          ))}
        </ul>
        {onClick.length > 0 && <h2>{say('platforms.onClick')}</h2>}
        <ul class="platforms">
          {onClick.map((platform) => (
            <PlatformOnClick key={platform.id} platform={platform} view={view} />
          ))}
        </ul>
        {found.length === 0 && <p role="status">{say('platforms.none')}</p>}
      </main>
    </>
  )
}

/** By its names in any language, and by its hosts. */
const fits = ({ id, name, hosts }: PlatformEntry, q: string): boolean =>
  [id, name.en, name.zh, ...hosts].some((text) => text.toLowerCase().includes(q.trim().toLowerCase()))

const SearchPlatforms = ({ q, search, view: { say } }: { q: string; search(q: string): void; view: PopupView }) => (
  <search class="search">
    <Icon of={Search} size={14} />
    <input
      type="text"
      value={q}
      maxLength={100}
      placeholder={say('platforms.search')}
      aria-label={say('platforms.search')}
      spellcheck={false}
      onInput={(event) => search(event.currentTarget.value)}
    />
  </search>
)

/** A platform on whose pages nothing of ours may run: the side panel reads the page on screen when it is asked to. */
const PlatformOnClick = ({ platform: { id, hosts }, view }: { platform: PlatformEntry; view: PopupView }) => (
  <li data-platform={id}>
    <span class="about">
      <b>{platformName(id, view)}</b>
      <span class="dim">{hosts.join(', ')}</span>
    </span>
    <button type="button" class="quiet" data-action="side-panel" onClick={() => void openSidePanel()}>
      {view.say('platforms.readPage')}
    </button>
  </li>
)
