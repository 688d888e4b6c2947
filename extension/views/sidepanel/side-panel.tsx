import { render } from 'preact'
import type { Platform } from '../../observe/platform.ts'
import { feedOf, type Parse, platformOf, readSnapshot, type Snapshot } from '../../observe/snapshot.ts'
import type { Subject } from '../../observe/visit.ts'
import { type Appraisal, ask } from '../../services/messages.ts'
import type { SavedState } from '../../services/saved-state.ts'
import { readSettings, type Settings, watchSettings, writeSettings } from '../../services/settings.ts'
import { activeTab, onTabChange, snapshotOf } from '../../services/side-panel.ts'
import { type Lang, langOf } from '../i18n.ts'
import type { PanelModel } from '../overlay/model.ts'
import { type MountedPanel, mountPanel } from '../overlay/mount.tsx'
import { panelStyle } from '../overlay/style.ts'
import { panelTexts } from '../overlay/texts.ts'
import { Head, type Reading } from './head.tsx'
import inFlow from './panel.css?inline'
import { sideSpeaker } from './say.ts'

interface Shown {
  platform: Platform
  subject: Subject
  drift: boolean
  figures: Appraisal
}

const parse: Parse = (text, type) => new DOMParser().parseFromString(text, type)

/** The side panel: reads the page of the active tab once, when the user asks, and shows the same panel for it. */
export class SidePanel {
  private readonly platforms: readonly Platform[]
  private settings: Settings
  private reading: Reading = { state: 'loading' }
  private shown: Shown | undefined
  /** The page that was looked at last; undefined while one is being read. */
  private at: string | undefined
  private saved: SavedState | undefined
  private panel: MountedPanel | undefined
  private readonly host = document.querySelector<HTMLElement>('scoutmark-panel') ?? document.body

  private constructor(platforms: readonly Platform[], settings: Settings) {
    this.platforms = platforms
    this.settings = settings
    watchSettings((changed) => {
      this.settings = changed
      this.draw()
      void this.refresh()
    })
    onTabChange(() => void this.leave())
  }

  static async start(platforms: readonly Platform[]): Promise<SidePanel> {
    return new SidePanel(platforms, await readSettings())
  }

  async read(): Promise<void> {
    this.at = undefined
    this.show({ state: 'loading' })
    const { reading } = this
    const tab = await activeTab()
    const snapshot = tab && (await snapshotOf(tab))
    if (this.reading !== reading) return
    const found = await this.found(snapshot)
    if (this.reading !== reading) return
    this.at = this.placeOf({ id: tab?.id, url: snapshot?.url })
    this.show(...found)
    await this.leave()
    const { shown } = this
    if (!shown) return
    this.keep(await ask('savedState', keyOf(shown.subject)), shown)
    await this.refresh()
  }

  private async found(snapshot: Snapshot | undefined): Promise<[Reading, Shown?]> {
    if (!snapshot) return [{ state: 'failed', why: 'no-access' }]
    const found = platformOf(this.platforms, snapshot.url)
    if (!found) return [{ state: 'failed', why: 'no-page', feed: feedOf(snapshot, parse) }]
    const now = new Date()
    const visit = readSnapshot(found.platform, snapshot, parse, now)
    const subject = visit.subject(found.page, now)
    if (!subject) return [{ state: 'failed', why: 'no-numbers', feed: feedOf(snapshot, parse) }]
    if (visit.drift.length > 0) await ask('readings', { platform: found.platform.id, notes: [{ sources: [], fields: [], drift: visit.drift }] })
    return [{ state: 'ready' }, { platform: found.platform, subject, drift: visit.drift.length > 0, figures: await this.figuresOf(subject) }]
  }

  /** Never the last creator's numbers beside another page: they go as soon as their own has left the screen. */
  private async leave(): Promise<void> {
    const { at } = this
    const tab = await activeTab()
    const now = this.placeOf(tab)
    if (at === undefined || this.at !== at || now === at) return
    this.at = now
    this.show({ state: 'failed', why: tab?.url ? 'moved' : 'no-access' })
  }

  /** A tab and what its address names: the same for addresses of one page that differ in nothing but their extras. */
  private placeOf({ id, url = '' }: { id?: number | undefined; url?: string | undefined } = {}): string {
    const { platform, page } = platformOf(this.platforms, url) ?? {}
    return JSON.stringify([id, ...(page ? [platform?.id, page.kind, page.creatorId, page.handle, page.postId] : [url])])
  }

  private show(reading: Reading, shown?: Shown): void {
    this.reading = reading
    this.shown = shown
    this.saved = undefined
    this.draw()
  }

  /** Anew with what has become known of the creator, or in another language. */
  private async refresh(): Promise<void> {
    const { shown } = this
    if (!shown) return
    shown.figures = await this.figuresOf(shown.subject)
    this.draw()
  }

  private keep(saved: SavedState, of: Shown): void {
    if (this.shown !== of) return
    this.saved = saved
    this.draw()
  }

  private get lang(): Lang {
    return this.settings.language === 'auto' ? langOf(navigator.language) : this.settings.language
  }

  private figuresOf({ observation, post }: Subject): Promise<Appraisal> {
    return ask('appraise', { observation, postId: post?.id, lang: this.lang })
  }

  private draw(): void {
    const { lang } = this
    document.documentElement.lang = lang
    document.documentElement.dataset.theme = this.settings.theme
    const head = document.querySelector('#head')
    if (head) render(<Head reading={this.reading} say={sideSpeaker(lang)} read={() => void this.read()} />, head)
    const { shown, host } = this
    Object.assign(host.dataset, { state: shown ? 'ready' : this.reading.state, platform: shown?.platform.id ?? '' })
    host.dataset.creatorId = shown?.subject.observation.creator.id ?? ''
    host.hidden = !shown
    if (shown) this.panel ??= mountPanel(host.attachShadow({ mode: 'open' }), panelStyle + inFlow, this.handlers())
    if (shown) this.panel?.show(this.model(shown, lang))
    else this.panel?.unmount()
  }

  private model({ platform, subject, drift, figures }: Shown, lang: Lang): PanelModel {
    const settings = { theme: this.settings.theme, place: null, collapsed: false }
    return { state: 'ready', platform, subject, ...figures, saved: this.saved, drift, settings, texts: panelTexts(lang) }
  }

  private handlers(): Parameters<typeof mountPanel>[2] {
    const onSubject = async (act: (subject: Subject) => Promise<SavedState>) => {
      const { shown } = this
      if (!shown) return
      this.keep(await act(shown.subject), shown)
      await this.refresh()
    }
    return {
      save: () => onSubject(({ observation }) => ask('save', { observation })),
      undo: () => onSubject((subject) => ask('undoSave', keyOf(subject))),
      report: () => ask('report', { platform: this.shown?.platform.id ?? '' }),
      change: ({ theme }) => void (theme && writeSettings({ theme })),
      switchOff: () => this.show({ state: 'failed', why: 'no-access' }),
    }
  }
}

const keyOf = ({ observation: { creator } }: Subject) => ({ platform: creator.platform, creatorId: creator.id })
