import { findPage, type PageKind } from '../observe/platform.ts'
import { ask, type PanelDress } from '../services/messages.ts'
import type { Settings } from '../services/settings.ts'
import type { Badge } from '../views/badge/badge.ts'
import { BadgeElement } from './badge-element.ts'
import { leavesOf, pictureOf } from './badge-place.ts'
import type { Tab } from './tab.ts'

/** Figures are asked for when a page has been quiet for so many ms; links are looked through so many ms at a time, and so long after a change. */
const QUIET = 250
const SLICE = 8
const PACE = 100

/** Badges beside the cards of one page: found by their links, drawn where they come into view, gone with the page. */
export class Badges {
  private readonly tab: Tab
  private readonly sheet = new CSSStyleSheet()
  private theme: Settings['theme'] = 'auto'
  /** The reading that figures were last asked for; -1 while there is nothing to badge. */
  private asked = -1
  private asking: ReturnType<typeof setTimeout> | undefined
  private looking: ReturnType<typeof setTimeout> | undefined
  /** Badges by every name that a link may use for them. */
  private said = new Map<string, Badge>()
  private readonly drawn = new Map<string, BadgeElement>()
  /** What addresses name, found once. */
  private readonly names = new Map<string, string>()
  private readonly changes = new MutationObserver(() => this.lookSoon())
  private readonly views = new IntersectionObserver((entries) => {
    const links = entries.filter((entry) => entry.isIntersecting).map(({ target }) => target as HTMLAnchorElement)
    // Of the links of one card the one with the picture.
    for (const link of [...links.filter(pictureOf), ...links]) this.place(link)
  })

  constructor(tab: Tab) {
    this.tab = tab
  }

  /** Brings the badges up to what has been read of a page of this kind. */
  show(kind: PageKind, { badgeStyle, texts: { lang } }: PanelDress, theme: Settings['theme']): void {
    const { revision } = this.tab
    if (this.asked === revision) return
    if (this.asked < 0) this.changes.observe(document, { childList: true, subtree: true, attributeFilter: ['href'] })
    this.asked = revision
    this.theme = theme
    this.sheet.replaceSync(badgeStyle)
    clearTimeout(this.asking)
    this.asking = setTimeout(() => this.ask(kind, lang, revision).catch(() => {}), QUIET)
  }

  clear(): void {
    if (this.asked < 0) return
    this.asked = -1
    clearTimeout(this.asking)
    this.stopLooking()
    this.changes.disconnect()
    this.views.disconnect()
    for (const id of this.drawn.keys()) this.remove(id)
    this.said.clear()
    this.names.clear()
  }

  /** First what the worker can say at once, then, where many creators are listed, what the team's API knows of them. */
  private async ask(kind: PageKind, lang: PanelDress['texts']['lang'], asked: number): Promise<void> {
    const cards = this.tab.cards()
    for (const memory of kind === 'list' ? (['known', 'ask'] as const) : (['none'] as const)) {
      const badges = await ask('badges', { ...cards, lang, memory })
      if (this.asked !== asked) return
      this.said = new Map(badges.flatMap((badge) => badge.names.map((name) => [name, badge])))
      for (const [id, drawn] of this.drawn) drawn.fill(this.said.get(id), this.theme)
      this.look()
    }
  }

  private lookSoon(): void {
    this.looking ??= setTimeout(() => {
      const gone = [...this.drawn].filter(([id, { link, host }]) => !host.isConnected || this.badgeOf(link)?.id !== id)
      for (const [id] of gone) this.remove(id)
      // Forgets what was in view, so that it is told again.
      if (gone.length > 0) this.views.disconnect()
      this.look()
    }, PACE)
  }

  private stopLooking(): void {
    clearTimeout(this.looking)
    this.looking = undefined
  }

  private look(links: Iterator<HTMLAnchorElement | HTMLAreaElement> = document.links[Symbol.iterator]()): void {
    this.stopLooking()
    for (const end = performance.now() + SLICE; performance.now() < end; ) {
      const { done, value } = links.next()
      if (done) return
      if (this.badgeOf(value)) this.views.observe(value)
    }
    this.looking = setTimeout(() => this.look(links), 2 * SLICE)
  }

  private badgeOf({ href }: { href: string }): Badge | undefined {
    let name = this.names.get(href)
    if (name === undefined) {
      const { postId, creatorId, handle } = findPage(this.tab.platform, href) ?? {}
      name = postId ?? `@${creatorId ?? handle}`.toLowerCase()
      this.names.set(href, name)
    }
    return this.said.get(name)
  }

  private place(link: HTMLAnchorElement): void {
    const badge = this.badgeOf(link)
    if (!badge || this.drawn.has(badge.id) || leavesOf(link).length === 0) return
    const drawn = new BadgeElement(link, this.sheet)
    drawn.fill(badge, this.theme)
    this.drawn.set(badge.id, drawn)
  }

  private remove(id: string): void {
    this.drawn.get(id)?.host.remove()
    this.drawn.delete(id)
  }
}
