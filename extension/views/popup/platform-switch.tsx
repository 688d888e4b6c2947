import { useEffect, useRef, useState } from 'preact/hooks'
import { dropAsked, writeAsked } from '../../services/asked.ts'
import { grantedHosts, requestHosts, returnHosts, watchPermissions } from '../../services/permissions.ts'
import { writeSettings } from '../../services/settings.ts'
import { HealthLine } from './health-line.tsx'
import type { PopupSay } from './say.ts'
import { type PlatformEntry, type PopupView, platformName } from './view.ts'

type Access = { state: 'loading' } | { state: 'ready' | 'denied'; hosts: readonly string[] }

/** The hosts of a platform that the browser allows, always as they are now; `asked` where the popup was closed over that question. */
function useAccess(hosts: readonly string[], asked: boolean) {
  const [access, setAccess] = useState<Access>({ state: 'loading' })
  const see = async (wasAsked = false) => {
    const granted = await grantedHosts(hosts)
    setAccess({ state: wasAsked && granted.length === 0 ? 'denied' : 'ready', hosts: granted })
  }
  useEffect(() => {
    const watching = new AbortController()
    watchPermissions(() => void see(), watching.signal)
    see(asked)
    return () => watching.abort()
  }, [])
  return { access, see }
}

/** One platform's switch: what the browser is asked for when it goes on, and given back when it goes off. */
export function PlatformSwitch({ platform, view, asked }: { platform: PlatformEntry; view: PopupView; asked: boolean }) {
  const { say, settings } = view
  const { id, hosts } = platform
  const { access, see } = useAccess(hosts, asked)
  const button = useRef<HTMLButtonElement>(null)
  const known = access.state !== 'loading'
  useEffect(() => {
    if (asked && known) button.current?.focus()
  }, [known])
  const granted = access.state === 'loading' ? [] : access.hosts
  const on = granted.length > 0 && !settings.off.includes(id)
  const others = settings.off.filter((one) => one !== id)
  // Asking for the permission comes first: it must be the click's own doing.
  const switchOn = async () => {
    const answered = requestHosts(hosts)
    await Promise.all([writeAsked(id), writeSettings({ off: others }), answered])
    await Promise.all([dropAsked(), see(true)])
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
        <span class="dim">{hosts.join(', ')}</span>
        {on && <HealthLine platform={id} view={view} />}
        {on && <Missing hosts={hosts.filter((host) => !granted.includes(host))} say={say} allow={() => void switchOn()} />}
        {access.state === 'denied' && (
          <span class="bad" role="alert">
            {say('platforms.denied')}
          </span>
        )}
      </span>
      <button
        ref={button}
        type="button"
        role="switch"
        class="switch"
        aria-checked={on}
        aria-label={say('platforms.switch', { platform: name })}
        aria-busy={!known}
        onClick={() => void (on ? switchOff() : switchOn())}
      >
        <i />
        {say(on ? 'platforms.on' : 'platforms.off')}
      </button>
    </li>
  )
}

/** Hosts that an update added, or that the user took back: the platform works on its others. */
const Missing = ({ hosts, say, allow }: { hosts: readonly string[]; say: PopupSay; allow(): void }) =>
  hosts.length === 0 ? null : (
    <span class="missing">
      {say('platforms.missing', { hosts: hosts.join(', ') })}{' '}
      <button type="button" class="bare" data-action="allow" onClick={allow}>
        {say('platforms.allow')}
      </button>
    </span>
  )
