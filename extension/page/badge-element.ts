import type { Settings } from '../services/settings.ts'
import type { Badge } from '../views/badge/badge.ts'
import { cornerOf, setBeside } from './badge-place.ts'

/** `<scoutmark-badge>` at a link: out of the page's flow, closed to the page but for its figure's attributes. */
export class BadgeElement {
  readonly link: HTMLAnchorElement
  readonly host = document.createElement('scoutmark-badge')
  private readonly box: Element | undefined
  private readonly root: ShadowRoot

  constructor(link: HTMLAnchorElement, sheet: CSSStyleSheet) {
    this.link = link
    this.box = cornerOf(link)
    this.root = this.host.attachShadow({ mode: import.meta.env.SCOUTMARK_STATIC ? 'open' : 'closed' })
    this.root.adoptedStyleSheets = [sheet]
    this.host.className = this.box ? 'corner' : ''
    this.host.onclick = this.host.onauxclick = doNothing
    ;(this.box ?? link).append(this.host)
  }

  /** Says what is to be said now; nothing where that is nothing any more. */
  fill(badge: Badge | undefined, theme: Settings['theme']): void {
    const title = badge?.title ?? ''
    const line = make('p', { title, role: 'img', ariaLabel: title })
    line.dataset.theme = theme
    line.append(...(badge?.notes ?? []).map(({ kind, tone, text }) => make('span', { className: `${kind} ${tone}`, textContent: text })))
    Object.assign(this.host.dataset, badge?.data)
    this.root.replaceChildren(line)
    this.host.hidden = false
    if (badge && !this.box) setBeside(this.link, this.host)
    this.host.hidden = !badge
  }
}

const make = (tag: 'p' | 'span', about: Partial<HTMLElement>): HTMLElement => Object.assign(document.createElement(tag), about)

/** It stands inside a link and opens nothing. */
const doNothing = (event: Event): void => {
  event.preventDefault()
  event.stopPropagation()
}
