import { useState } from 'preact/hooks'
import { command } from '../../services/commands.ts'
import { LANGUAGES, type Settings, THEMES, writeSettings } from '../../services/settings.ts'
import { LANGS } from '../i18n.ts'
import { Invite } from './invite.tsx'
import { Pick } from './pick.tsx'
import { ScreenHead } from './screen-head.tsx'
import type { PopupView } from './view.ts'

/** Language, appearance, and the team that this browser belongs to. */
export function SettingsScreen({ view }: { view: PopupView }) {
  const { say, settings, connection } = view
  const languages = LANGUAGES.map((language) => [language, language === 'auto' ? say('settings.auto') : LANGS[language]] as const)
  const themes = THEMES.map((theme) => [theme, say(`theme.${theme}`)] as const)
  return (
    <>
      <ScreenHead title={say('settings.title')} view={view} />
      <main class="sheet">
        <Choice of="language" label={say('settings.language')} options={languages} settings={settings} />
        <Choice of="theme" label={say('settings.theme')} options={themes} settings={settings} />
        {connection && (
          <section>
            <h2>{say('settings.team')}</h2>
            <p>{say('settings.connectedAs', { member: connection.member.name, workspace: connection.workspace.name })}</p>
            <p class="dim">
              {say('settings.address')}
              <span class="address">{connection.url}</span>
            </p>
            <Invite view={view} />
            <Disconnect view={view} />
          </section>
        )}
      </main>
    </>
  )
}

interface ChoiceProps<K extends 'language' | 'theme'> {
  of: K
  label: string
  options: readonly (readonly [Settings[K], string])[]
  settings: Settings
}

function Choice<K extends 'language' | 'theme'>({ of, label, options, settings }: ChoiceProps<K>) {
  const choose = (value: string) => {
    const chosen = options.find(([option]) => option === value)
    if (chosen) writeSettings({ [of]: chosen[0] })
  }
  return (
    <p class="choice">
      <span aria-hidden="true">{label}</span>
      <Pick name={of} label={label} value={settings[of]} options={options} onPick={choose} look="boxed" />
    </p>
  )
}

function Disconnect({ view: { say, go } }: { view: PopupView }) {
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" class="quiet" data-action="disconnect" onClick={() => setAsking(true)}>
        {say('settings.disconnect')}
      </button>
    )
  const disconnect = async () => {
    await command('disconnect', {})
    go('list')
  }
  return (
    <div class="confirm" role="alert">
      <p>{say('settings.disconnectAsk')}</p>
      <p class="actions">
        <button type="button" class="quiet" onClick={() => setAsking(false)}>
          {say('settings.keep')}
        </button>
        <button type="button" class="quiet bad" data-action="confirm-disconnect" onClick={() => void disconnect()}>
          {say('settings.disconnect')}
        </button>
      </p>
    </div>
  )
}
