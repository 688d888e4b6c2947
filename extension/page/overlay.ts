import type { FoundPage, Platform } from '../observe/platform.ts'
import type { Subject } from '../observe/visit.ts'
import { ask, type PanelDress } from '../services/messages.ts'
import { onSaveKey } from '../services/save-key.ts'
import { readSettings, type Settings, watchSettings, writeSettings } from '../services/settings.ts'
import { langOf } from '../views/i18n.ts'
import type { PanelHandlers, PanelModel } from '../views/overlay/model.ts'
import { Answers } from './answers.ts'
import { Badges } from './badges.ts'
import { createHost, type Host } from './host.ts'
import { receive } from './receive.ts'
import { Tab } from './tab.ts'

/** How long a page may be silent about its creator before that is said, in ms. */
const PATIENCE = 4_000
/** Many payloads arrive at once: drawn once per so many ms. */
const PACE = 30

/** Reads one platform's pages in this tab and shows the panel for the creator on screen. */
export async function startOverlay(platform: Platform, { signal }: { signal: AbortSignal }): Promise<void> {
  const tab = new Tab(platform)
  const overlay = new Overlay(tab, signal)
  const then = (isNews: boolean) => isNews && overlay.draw()
  receive(
    { wantsDocument: tab.wantsDocument, payload: (payload) => then(tab.read(payload)), broken: (url, isEmpty) => then(tab.broken(url, isEmpty)) },
    signal,
  )
  globalThis.navigation?.addEventListener('currententrychange', () => overlay.navigated(), { signal })
  signal.addEventListener('abort', () => overlay.drawNow())
  onSaveKey(() => overlay.saveByKey(), signal)
  watchSettings((settings) => void overlay.use(settings), signal)
  await overlay.use(await readSettings())
}

class Overlay {
  private readonly tab: Tab
  private readonly signal: AbortSignal
  private readonly answers = new Answers(() => this.draw())
  private readonly badges: Badges
  private settings: Settings | undefined
  private dress: PanelDress | undefined
  private host: Host | undefined
  private url = location.href
  /** A panel was there when the address changed: the next creator's is on its way. */
  private expected = false
  private silent = false
  /** Switched on over a page that was there already: what it received before cannot be had any more. */
  private readonly late = document.readyState !== 'loading'
  private patience: ReturnType<typeof setTimeout> | undefined
  private drawing: ReturnType<typeof setTimeout> | undefined

  constructor(tab: Tab, signal: AbortSignal) {
    this.tab = tab
    this.signal = signal
    this.badges = new Badges(tab)
    this.wait()
  }

  /** A new address in the same document: the panel waits for the new creator and never keeps the last one's numbers. */
  navigated(): void {
    if (location.href === this.url) return
    this.url = location.href
    this.expected = this.host !== undefined
    this.tab.navigated()
    this.badges.clear()
    this.wait()
    this.drawNow()
  }

  async use(settings: Settings): Promise<void> {
    this.settings = settings
    // Another brief may be chosen: what is known of the creator is judged anew.
    this.tab.revision++
    const lang = settings.language === 'auto' ? langOf(navigator.language) : settings.language
    if (this.dress?.texts.lang !== lang) this.dress = await ask('dress', { lang })
    this.badges.clear()
    this.draw()
  }

  saveByKey(): void {
    this.host?.save()
  }

  private hide(): void {
    this.host?.remove()
    this.host = undefined
  }

  draw(): void {
    this.drawing ??= setTimeout(() => this.drawNow(), PACE)
  }

  private wait(): void {
    this.silent = false
    clearTimeout(this.patience)
    this.patience = setTimeout(() => {
      this.expected = false
      this.silent = true
      this.draw()
    }, PATIENCE)
  }

  drawNow(): void {
    clearTimeout(this.drawing)
    this.drawing = undefined
    const page = this.page()
    if (!page || page.kind === 'post') this.badges.clear()
    else if (this.dress && this.settings) this.badges.show(page.kind, this.dress, this.settings.theme)
    const model = page && this.model(page)
    if (!model || !this.host?.attached()) this.hide()
    if (!model || !this.dress) return
    this.host ??= createHost(this.dress.style, this.handlers())
    this.host.show(model)
  }

  /** The page on screen, where it is one of the platform's, the user wants something there, and no newer copy of this has taken over. */
  private page(): FoundPage | undefined {
    return this.signal.aborted || this.settings?.off.includes(this.tab.platform.id) ? undefined : this.tab.page()
  }

  private model(page: FoundPage): PanelModel | undefined {
    const { settings, dress, tab } = this
    if (!settings || !dress || page.kind === 'list') return undefined
    const subject = tab.subject()
    const appraisal = subject && this.answers.appraisal(subject, tab.revision, dress.texts.lang)
    const state = this.stateOf(subject, appraisal !== undefined)
    if (!state) return undefined
    const saved = subject && this.answers.savedState(subject)
    const { drift, refused } = tab
    return {
      state,
      platform: tab.platform,
      drift: drift.length > 0,
      refused,
      settings,
      texts: dress.texts,
      saved,
      ...(subject ? { subject } : {}),
      ...appraisal,
    }
  }

  private stateOf(subject: Subject | undefined, appraised: boolean): PanelModel['state'] | undefined {
    if (subject && hasNumbers(subject)) return appraised ? 'ready' : 'loading'
    if (this.silent && this.tab.refused) return 'refused'
    if (this.expected || (subject && !this.silent)) return 'loading'
    if (!this.silent) return undefined
    if (this.late) return 'late'
    if (subject) return 'empty'
    return this.tab.drift.length > 0 ? 'failed' : 'nothing'
  }

  private handlers(): PanelHandlers {
    const onSubject = async (act: (subject: Subject) => Promise<void>) => {
      const subject = this.tab.subject()
      if (subject) await act(subject)
    }
    return {
      save: async () => {
        await this.tab.calm()
        await onSubject((subject) => this.answers.save(subject))
      },
      undo: () => onSubject((subject) => this.answers.undo(subject)),
      report: () => this.tab.report(),
      change: (change) => void writeSettings(change),
      switchOff: () => void writeSettings({ off: [...(this.settings?.off ?? []), this.tab.platform.id] }),
    }
  }
}

const hasNumbers = ({ observation: { creator, posts }, post }: Subject): boolean =>
  posts.length > 0 || post !== undefined || [creator.followers, creator.following, creator.posts, creator.likesReceived].some(Boolean)
