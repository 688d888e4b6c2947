import { badgeStyle } from '../views/badge/style.ts'
import { panelStyle } from '../views/overlay/style.ts'
import { panelTexts } from '../views/overlay/texts.ts'
import type { CommandHandlers, PageHandlers } from './answer.ts'
import { appraise } from './appraise.ts'
import { badges } from './badges.ts'
import { forgetCachedList } from './candidates.ts'
import { connect, disconnect } from './connection.ts'
import { changeCandidate, removeCandidate, restoreCandidate } from './decisions.ts'
import { learnHistory } from './follower-history.ts'
import { noteReadings, readHealth } from './health.ts'
import { healthReport } from './health-report.ts'
import { savedState } from './known.ts'
import { discard, putBack, release } from './outbox.ts'
import { sendOutbox } from './outbox-sender.ts'
import { save, undoSave } from './saving.ts'

/** What the service worker does for pages. */
export const pageHandlers: PageHandlers = {
  save,
  undoSave,
  async savedState(key) {
    const state = await savedState(key)
    if (state.state === 'saved') await learnHistory(key)
    return state
  },
  appraise,
  badges,
  readings: (request) => noteReadings(request),
  report: async ({ platform }) => healthReport(platform, await readHealth(platform)),
  dress: ({ lang }) => ({ style: panelStyle, badgeStyle, texts: panelTexts(lang) }),
}

/** What the service worker does for the extension's own pages. */
export const commandHandlers: CommandHandlers = {
  async connect({ address, code, name }) {
    await connect(address, code, name)
    return null
  },
  async disconnect() {
    await Promise.all([disconnect(), forgetCachedList()])
    return null
  },
  async sendOutbox({ key }) {
    if (key) await release(key)
    await sendOutbox(key ? 'due' : 'waiting')
    return null
  },
  discard,
  async putBack(item) {
    await putBack(item)
    await sendOutbox()
    return null
  },
  change: ({ key, change }) => changeCandidate(key, change),
  async remove({ key, version }) {
    await removeCandidate(key, version)
    return null
  },
  restore: restoreCandidate,
}
