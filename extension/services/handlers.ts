import { badgeStyle } from '../views/badge/style.ts'
import { panelStyle } from '../views/overlay/style.ts'
import { panelTexts } from '../views/overlay/texts.ts'
import type { CommandHandlers, PageHandlers } from './answer.ts'
import { appraise } from './appraise.ts'
import { badges } from './badges.ts'
import { changeBrief, createBrief, forgetBriefs, removeBrief, restoreBrief, scoreBrief } from './briefs.ts'
import { forgetCachedList } from './cached-list.ts'
import { forgetCohorts, refreshCohorts } from './cohorts.ts'
import { connect, disconnect } from './connection.ts'
import { changeCandidate, removeCandidate, restoreCandidate } from './decisions.ts'
import { learnHistory } from './follower-history.ts'
import { noteReadings, readHealth } from './health.ts'
import { healthReport } from './health-report.ts'
import { savedState } from './known.ts'
import { discard, putBack, release } from './outbox.ts'
import { sendOutbox } from './outbox-sender.ts'
import { save, undoSave } from './saving.ts'

/** After a save or a quote the cohorts have changed; nobody waits for the new ones. */
async function andCohorts<T>(work: Promise<T>, platform: string): Promise<T> {
  const done = await work
  void refreshCohorts(platform, 'now')
  return done
}

/** What the service worker does for pages. */
export const pageHandlers: PageHandlers = {
  save: (request) => andCohorts(save(request), request.observation.creator.platform),
  undoSave: (key) => andCohorts(undoSave(key), key.platform),
  /** Asked once per creator on screen: the panel is drawn before, and its figures are asked for again after it. */
  async savedState(key) {
    const [state] = await Promise.all([savedState(key), refreshCohorts(key.platform)])
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
    await Promise.all([disconnect(), forgetCachedList(), forgetCohorts(), forgetBriefs()])
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
  change: ({ key, change }) => {
    const changed = changeCandidate(key, change)
    return change.quote === undefined ? changed : andCohorts(changed, key.platform)
  },
  async remove({ key, version }) {
    await removeCandidate(key, version)
    return null
  },
  restore: restoreCandidate,
  createBrief: ({ id, brief }) => createBrief(id, brief),
  changeBrief: ({ id, version, brief }) => changeBrief(id, version, brief),
  async removeBrief({ id }) {
    await removeBrief(id)
    return null
  },
  restoreBrief: ({ id }) => restoreBrief(id),
  scoreBrief: ({ id }) => scoreBrief(id),
}
