import { platforms } from 'virtual:platforms'
import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { answer } from '../services/answer.ts'
import { showBadge } from '../services/badge.ts'
import { watchConnection } from '../services/connection.ts'
import { followGrant, returnUnused } from '../services/grants.ts'
import { commandHandlers, pageHandlers } from '../services/handlers.ts'
import { OUTBOX_ALARM, readOutbox, releaseUnauthorized, watchOutbox } from '../services/outbox.ts'
import { sendOutbox } from '../services/outbox-sender.ts'
import { type Grant, watchPermissions } from '../services/permissions.ts'
import { passOnSaveKey } from '../services/save-key.ts'
import { syncScripts } from '../services/scripts.ts'
import { readSettings, watchSettings } from '../services/settings.ts'
import { offerSidePanel } from '../services/side-panel.ts'
import { locked } from '../services/store.ts'
import { withTerms } from '../services/terms.ts'
import { langOf } from '../views/i18n.ts'
import { popupSpeaker } from '../views/popup/say.ts'
import { sideSpeaker } from '../views/sidepanel/say.ts'

export default defineBackground(() => {
  answer(withTerms(pageHandlers, platforms), commandHandlers)
  passOnSaveKey()
  offerSidePanel(menuTitle)
  watchOutbox(() => run(countWaiting))
  watchSettings(() => {
    run(countWaiting)
    run(registerScripts)
  })
  watchPermissions((grant) => run(() => follow(grant)))
  watchConnection(() => run(sendAfterConnecting))
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === OUTBOX_ALARM) run(() => sendOutbox())
  })
  browser.runtime.onStartup.addListener(() => run(() => sendOutbox('waiting')))
  browser.runtime.onInstalled.addListener(() => run(() => sendOutbox('waiting')))
  addEventListener('online', () => run(() => sendOutbox('waiting')))

  // Whatever started the worker: what an earlier one was stopped in goes on.
  run(registerScripts)
  run(countWaiting)
  run(() => sendOutbox())
})

/** One after the other: two at once would both register the same scripts. */
const registerScripts = (): Promise<void> =>
  locked('scripts', async () => {
    await syncScripts()
    await returnUnused()
  })

async function follow(grant: Grant): Promise<void> {
  await locked('scripts', () => followGrant(grant))
  await registerScripts()
}

async function sendAfterConnecting(): Promise<void> {
  await releaseUnauthorized()
  await sendOutbox('waiting')
}

async function menuTitle(): Promise<string> {
  const { language } = await readSettings()
  return sideSpeaker(language === 'auto' ? langOf(navigator.language) : language)('side.menu')
}

async function countWaiting(): Promise<void> {
  const [{ items }, { language }] = await Promise.all([readOutbox(), readSettings()])
  const say = popupSpeaker(language)
  await showBadge(items.length, items.length ? say('badge.waiting', { n: items.length }) : say('badge.none'))
}

/** Nobody waits for these: what goes wrong is told in the worker's console and tried again at the next occasion. */
function run(work: () => Promise<unknown>): void {
  work().catch((error: unknown) => console.error(error))
}
