import { collect, type Payload } from '../observe/collect.ts'
import { type FoundPage, findPage, type Platform } from '../observe/platform.ts'
import type { Drift, Reading } from '../observe/reading.ts'
import { type Subject, Visit } from '../observe/visit.ts'
import { ask, type Cards } from '../services/messages.ts'
import { Reports } from './reports.ts'

/** A page is calm when it has received nothing for so many ms; it is not waited for longer than the second. */
const CALM = 400
const LONGEST_CALM = 2_500
/** The posts, and the creators, read last that badges are made of. */
const MAX_CARDS = 500

const NOTHING = JSON.stringify({ creators: [], posts: [], drift: [] })

/** What this tab has read of one platform, and what of it the page on screen is about. */
export class Tab {
  /** Grows with each payload: an answer about an earlier state can be told from one about this. */
  revision = 0
  readonly platform: Platform
  private readonly visit: Visit
  private readonly reports: Reports
  private lastReadAt = new Date()
  /** What the document said when it was read last. */
  private document = ''

  constructor(platform: Platform) {
    this.platform = platform
    this.visit = new Visit(platform)
    this.reports = new Reports(platform)
  }

  /** Reads a payload; false where it says nothing, or a document the same as the last time. */
  read(payload: Payload): boolean {
    const observedAt = new Date()
    const reading = collect(this.platform, payload, { observedAt, lang: document.documentElement?.lang || undefined, pageUrl: location.href })
    const { sources: _, ...said } = reading
    const text = JSON.stringify(said)
    if (text === NOTHING || (payload.kind === 'document' && text === this.document)) return false
    if (payload.kind === 'document') this.document = text
    this.revision++
    this.lastReadAt = observedAt
    this.take(reading, payload)
    return true
  }

  /** A wanted body that was too long, cut short or no JSON; an empty one is how some sites refuse. */
  broken(url: string, isEmpty: boolean): boolean {
    this.revision++
    const drift = isEmpty ? [] : [{ source: new URL(url).pathname, layout: '', where: '(root): no JSON' }]
    this.take({ creators: [], posts: [], sources: {}, refused: isEmpty ? 'blocked' : undefined, drift })
    return true
  }

  /** Another page of the site: what was refused was the last one. */
  navigated(): void {
    this.visit.refused = undefined
  }

  /** What to send to whoever mends the platform's file. */
  async report(): Promise<string> {
    await this.reports.tell()
    return ask('report', { platform: this.platform.id })
  }

  private take(reading: Reading, payload?: Payload): void {
    this.visit.add(reading)
    this.reports.note(reading, payload)
  }

  /** Settles once nothing has been read for a moment, or when waiting longer would be noticed: a save takes along what is just arriving. */
  async calm(): Promise<void> {
    const end = Date.now() + LONGEST_CALM
    while (Date.now() < end && Date.now() - this.lastReadAt.getTime() < CALM) await new Promise((later) => setTimeout(later, CALM / 4))
  }

  get wantsDocument(): boolean {
    return this.platform.sources.some((source) => source.origins.some((origin) => origin.kind === 'document'))
  }

  page(): FoundPage | undefined {
    return findPage(this.platform, location.href)
  }

  subject(): Subject | undefined {
    const page = this.page()
    return page && this.visit.subject(page, this.lastReadAt)
  }

  /** What badges are made of: the cards read last. */
  cards(): Cards {
    const { id: platform, terms } = this.platform
    const posts = this.visit
      .allPosts()
      .slice(-MAX_CARDS)
      .map(({ text: _, ...post }) => post)
    return { platform, terms, observedAt: this.lastReadAt.toISOString(), posts, creators: this.visit.allCreators().slice(-MAX_CARDS) }
  }

  get drift(): readonly Drift[] {
    return this.visit.drift
  }

  /** Why the site gave nothing, where it said so. */
  get refused(): Visit['refused'] {
    return this.visit.refused
  }
}
