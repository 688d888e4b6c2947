import { useEffect, useState } from 'preact/hooks'
import { hasHosts, requestHosts, returnHosts } from '../../services/permissions.ts'
import { writeSettings } from '../../services/settings.ts'
import { openSidePanel } from '../../services/side-panel.ts'
import { HealthLine } from './health-line.tsx'
import { ScreenHead } from './screen-head.tsx'
import { type PlatformEntry, type PopupView, platformName } from './view.ts'

/** Where Scoutmark may read: each platform is switched on by itself, and off in one click. */
export const PlatformsScreen = ({ view }: { view: PopupView }) => (
  <>
    <ScreenHead title={view.say('platforms.title')} view={view} />
    <main class="sheet">
      <p class="dim">{view.say('platforms.intro')}</p>
      <ul class="platforms">
        {view.platforms.map((platform) =>
          platform.surface === 'side-panel' ? (
            <PlatformOnClick key={platform.id} platform={platform} view={view} />
          ) : (
            <PlatformSwitch key={platform.id} platform={platform} view={view} />
          ),
        )}
      </ul>
    </main>
  </>
)

/** A platform on whose pages nothing of ours may run: the side panel reads the page on screen when it is asked to. */
const PlatformOnClick = ({ platform: { id, hosts }, view }: { platform: PlatformEntry; view: PopupView }) => (
  <li data-platform={id}>
    <span class="about">
      <b>{platformName(id, view)}</b>
      <span class="dim">{hosts.join(', ')}</span>
      <span class="dim">{view.say('platforms.onClick')}</span>
    </span>
    <button type="button" class="quiet" data-action="side-panel" onClick={() => void openSidePanel()}>
      {view.say('platforms.readPage')}
    </button>
  </li>
)

type Access = { state: 'loading' } | { state: 'ready'; granted: boolean } | { state: 'failed' }

function PlatformSwitch({ platform, view }: { platform: PlatformEntry; view: PopupView }) {
  const { say, settings } = view
  const { id, hosts } = platform
  const [access, setAccess] = useState<Access>({ state: 'loading' })
  const see = () => hasHosts(hosts).then((granted) => setAccess({ state: 'ready', granted }))
  useEffect(() => void see(), [])
  const on = access.state === 'ready' && access.granted && !settings.off.includes(id)
  const others = settings.off.filter((one) => one !== id)
  // Asking for the permission comes first: it must be the click's own doing.
  const switchOn = () => {
    const asked = requestHosts(hosts)
    writeSettings({ off: others })
    return asked.then((granted) => (granted ? see() : setAccess({ state: 'failed' })))
  }
  const switchOff = async () => {
    await writeSettings({ off: [...others, id] })
    await returnHosts(hosts)
    await see()
  }
  const name = platformName(id, view)
  return (
    <li data-platform={id}>
      <span class="about">
        <b>{name}</b>
        <span class="dim">{platform.hosts.join(', ')}</span>
        <HealthLine platform={id} view={view} />
        {access.state === 'failed' && <span class="bad">{say('platforms.denied')}</span>}
      </span>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked={on}
        aria-label={say('platforms.switch', { platform: name })}
        aria-busy={access.state === 'loading'}
        onClick={() => void (on ? switchOff() : switchOn())}
      >
        <i />
        {say(on ? 'platforms.on' : 'platforms.off')}
      </button>
    </li>
  )
}
