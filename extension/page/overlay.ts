import type { ContentScriptContext } from 'wxt/utils/content-script-context'
import { measure } from '../../shared/metrics/measure.ts'
import { scoreOf } from '../../shared/scoring/score.ts'
import { collect, type Payload } from '../observe/collect.ts'
import { type FoundPage, findPage, type Platform } from '../observe/platform.ts'
import { type Subject, Visit } from '../observe/visit.ts'
import { ask, type SavedState } from '../services/messages.ts'
import { onSaveKey } from '../services/save-key.ts'
import { readSettings, type Settings, watchSettings, writeSettings } from '../services/settings.ts'
import { askTexts } from '../services/texts.ts'
import { langOf } from '../views/i18n.ts'
import type { PanelModel } from '../views/overlay/model.ts'
import type { PanelTexts } from '../views/overlay/say.ts'
import { createHost, type Host } from './host.ts'
import { receive } from './receive.ts'

/** How long after the page was parsed an unreadable page is called unreadable, in ms. */
const PATIENCE = 4_000

/** Reads one platform's pages in this tab and shows the panel for the creator on screen. */
export async function startOverlay(platform: Platform, ctx: ContentScriptContext): Promise<void> {
  const overlay = new Overlay(platform)
  receive({ payload: (payload) => overlay.read(payload), broken: (url) => overlay.broken(url) }, ctx.signal)
  navigation?.addEventListener('currententrychange', () => overlay.navigated(), { signal: ctx.signal })
  ctx.onInvalidated(() => overlay.stop())
  onSaveKey(() => overlay.saveByKey(), ctx.signal)
  watchSettings((settings) => void overlay.use(settings), ctx.signal)
  await overlay.use(await readSettings())
}

class Overlay {
  private readonly visit: Visit
  private readonly platform: Platform
  private settings: Settings | undefined
  private texts: PanelTexts | undefined
  private host: Host | undefined
  private lastReadAt = new Date()
  private saved: { key: string; state: SavedState | undefined } | undefined
  private expected = false
  private impatient = false
  private drawn = 0

  constructor(platform: Platform) {
    this.platform = platform
    this.visit = new Visit(platform)
    setTimeout(() => this.runOut(), PATIENCE)
  }

  read(payload: Payload): void {
    this.lastReadAt = new Date()
    this.visit.add(
      collect(this.platform, payload, { observedAt: this.lastReadAt, lang: document.documentElement.lang || undefined, pageUrl: location.href }),
    )
    this.draw()
  }

  broken(url: string): void {
    this.visit.add({
      creators: [],
      posts: [],
      sources: {},
      refused: undefined,
      drift: [{ source: new URL(url).pathname, layout: '', where: '(root) no JSON' }],
    })
    this.draw()
  }

  /** A new address in the same document: the panel waits for the new creator and never keeps the last one's numbers. */
  navigated(): void {
    this.expected = this.host !== undefined
    this.impatient = false
    setTimeout(() => this.runOut(), PATIENCE)
    this.draw()
  }

  async use(settings: Settings): Promise<void> {
    this.settings = settings
    const lang = settings.language === 'auto' ? langOf(navigator.language) : settings.language
    if (this.texts?.lang !== lang) this.texts = await askTexts(lang)
    this.draw()
  }

  saveByKey(): void {
    this.host?.save()
  }

  stop(): void {
    this.host?.remove()
    this.host = undefined
  }

  private runOut(): void {
    this.expected = false
    this.impatient = true
    this.draw()
  }

  /** Many payloads arrive at once: drawn once per frame. */
  private draw(): void {
    if (this.drawn || !document.documentElement) return
    this.drawn = requestAnimationFrame(() => {
      this.drawn = 0
      this.drawNow()
    })
  }

  private drawNow(): void {
    const page = findPage(this.platform, location.href)
    const model = page && this.settings && this.texts ? this.modelOf(page, this.settings, this.texts) : undefined
    if (!model || !this.host?.attached()) this.stop()
    if (!model) return
    this.host ??= createHost(this.handlers())
    this.host.show(model)
  }

  private modelOf(page: FoundPage, settings: Settings, texts: PanelTexts): PanelModel | undefined {
    if (settings.off.includes(this.platform.id) || page.kind === 'list') return undefined
    const subject = this.visit.subject(page, this.lastReadAt)
    const state = this.stateOf(subject)
    if (!state) return undefined
    const shared = { platform: this.platform, drift: this.visit.drift, settings, texts, saved: this.savedStateOf(subject) }
    if (!subject) return { ...shared, state }
    const metrics = measure(subject.observation)
    return { ...shared, state, subject, metrics, score: scoreOf(metrics, subject.observation.terms) }
  }

  private stateOf(subject: Subject | undefined): PanelModel['state'] | undefined {
    if (subject) return hasNumbers(subject) ? 'ready' : this.impatient ? 'empty' : 'loading'
    if (this.expected) return 'loading'
    return this.impatient && !this.visit.refused && this.visit.drift.length > 0 ? 'failed' : undefined
  }

  private savedStateOf(subject: Subject | undefined): SavedState | undefined {
    if (!subject) return undefined
    const { platform, id: creatorId } = subject.observation.creator
    const key = `${platform}/${creatorId}`
    if (this.saved?.key !== key) {
      this.saved = { key, state: undefined }
      ask('savedState', { platform, creatorId }).then(
        (state) => this.savedAs(key, state),
        () => {},
      )
    }
    return this.saved?.state
  }

  private savedAs(key: string, state: SavedState): void {
    if (this.saved?.key === key) this.saved = { key, state }
    this.draw()
  }

  private handlers() {
    const subjectNow = () => {
      const page = findPage(this.platform, location.href)
      return page && this.visit.subject(page, this.lastReadAt)
    }
    const act = async (name: 'save' | 'undoSave') => {
      const subject = subjectNow()
      if (!subject) return
      const { platform, id: creatorId } = subject.observation.creator
      const state = await (name === 'save' ? ask('save', { observation: subject.observation }) : ask('undoSave', { platform, creatorId }))
      this.savedAs(`${platform}/${creatorId}`, state)
    }
    return {
      save: () => act('save'),
      undo: () => act('undoSave'),
      change: (change: Partial<Settings>) => void writeSettings(change),
      switchOff: () => void writeSettings({ off: [...(this.settings?.off ?? []), this.platform.id] }),
    }
  }
}

const hasNumbers = ({ observation, post }: Subject): boolean =>
  observation.posts.length > 0 || post !== undefined || ['followers', 'following', 'posts', 'likesReceived'].some((key) => key in observation.creator)
