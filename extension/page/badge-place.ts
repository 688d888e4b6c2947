const GAP = 6
/** A picture of this width has room for a badge; a small card is lower than the second, in px. */
const WIDE = 100
const HIGH = 160

/** The picture of a link, unless it is as small as a face. */
export const pictureOf = (link: Element): HTMLElement | undefined =>
  [...link.querySelectorAll<HTMLElement>('img,picture,video,[style*="url("]')].find(({ offsetWidth }) => offsetWidth >= WIDE)

/** The box around a link's picture in whose corner a badge can stand without moving anything. */
export function cornerOf(link: Element): Element | undefined {
  const box = pictureOf(link)?.offsetParent
  return box && link.contains(box) ? box : undefined
}

/** Where the words and pictures of an element stand, in its order. */
export function leavesOf(element: Element): DOMRect[] {
  const nodes = document.createTreeWalker(element)
  const range = new Range()
  const rects: DOMRect[] = []
  while (nodes.nextNode()) {
    range.selectNode(nodes.currentNode)
    if (!nodes.currentNode.firstChild) rects.push(...range.getClientRects())
  }
  return rects.filter(({ width }) => width > 2)
}

/** Moves a badge, out of the flow, to where it covers nothing: behind its link's words, else behind others of the card, else below, else above. */
export function setBeside(link: HTMLElement, badge: HTMLElement): void {
  badge.style.cssText = ''
  const { left, top, width, height } = badge.getBoundingClientRect()
  badge.hidden = true
  const end = leavesOf(link).at(-1)
  if (!end) return
  const row = rowOf(link)
  const { right } = row.getBoundingClientRect()
  const leaves = leavesOf(row)
  const isFree = ([x = 0, y = 0]: number[]): boolean =>
    x + width <= right && !leaves.some((leaf) => leaf.right > x && leaf.left < x + width && leaf.bottom > y && leaf.top < y + height)
  const spots = [end, ...leaves].map((leaf) => [leaf.right + GAP, (leaf.top + leaf.bottom - height) / 2])
  const [x = 0, y = 0] = [...spots, [end.left, end.bottom]].find(isFree) ?? [end.left, end.top - height]
  badge.style.cssText = `--x:${x - left}px;--y:${y - top}px`
}

/** What stands beside a link: the highest of its ancestors that is no higher than a small card. */
function rowOf(link: HTMLElement): HTMLElement {
  const { parentElement: up } = link
  return up && (!link.clientWidth || up.offsetHeight < HIGH) ? rowOf(up) : link
}
