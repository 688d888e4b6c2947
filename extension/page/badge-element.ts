import type { Settings } from '../services/settings.ts'
import type { Badge } from '../views/badge/badge.ts'

/** `<scoutmark-badge>` at a link: out of the page's flow, closed to the page but for its figure's attributes. */
export class BadgeElement {
  readonly link: HTMLAnchorElement
  readonly host = document.createElement('scoutmark-badge')
  private readonly root: ShadowRoot

  constructor(link: HTMLAnchorElement, sheet: CSSStyleSheet) {
    const box = cornerOf(link)
    this.link = link
    this.root = this.host.attachShadow({ mode: import.meta.env.SCOUTMARK_STATIC ? 'open' : 'closed' })
    this.root.adoptedStyleSheets = [sheet]
    this.host.className = box ? 'corner' : ''
    this.host.onclick = this.host.onauxclick = doNothing
    ;(box ?? link).append(this.host)
  }

  /** Says what is to be said now; nothing where that is nothing any more. */
  fill(badge: Badge | undefined, theme: Settings['theme']): void {
    const line = make('p', { title: badge?.title ?? '' })
    line.dataset.theme = theme
    line.append(...(badge?.notes ?? []).map(({ kind, tone, text }) => make('span', { className: `${kind} ${tone}`, textContent: text })))
    Object.assign(this.host.dataset, badge?.data)
    this.host.hidden = !badge
    this.root.replaceChildren(line)
  }
}

const make = (tag: 'p' | 'span', about: Partial<HTMLElement>): HTMLElement => Object.assign(document.createElement(tag), about)

/** It stands inside a link and opens nothing. */
const doNothing = (event: Event): void => {
  event.preventDefault()
  event.stopPropagation()
}

export const pictureOf = (link: Element): Element | null => link.querySelector('img,picture,video,[style*="url("]')

/** The box around a link's picture in whose corner a badge can stand without moving anything. */
function cornerOf(link: Element): Element | undefined {
  for (let box = pictureOf(link)?.parentElement; box && link.contains(box); box = box.parentElement)
    if (getComputedStyle(box).position !== 'static') return box
  return undefined
}
