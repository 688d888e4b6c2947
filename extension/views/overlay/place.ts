import type { PanelSettings } from './model.ts'

export type Place = NonNullable<PanelSettings['place']>

/** Under the headers that sites usually have. */
export const OWN_PLACE: Place = { x: 16, y: 80 }

const STEP = 16
const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
/** A press that moves less is a click. */
const SLACK = 4

const moved = ({ x, y }: Place, dx: number, dy: number): Place => ({ x: Math.max(0, Math.round(x + dx)), y: Math.max(0, Math.round(y + dy)) })

/** Where the element stands now: the style sheet keeps it inside the window whatever was asked for. */
export function placeOf(element: HTMLElement): Place {
  const { right, top } = getComputedStyle(element)
  return { x: Number.parseFloat(right) || 0, y: Number.parseFloat(top) || 0 }
}

/** The place one step further by an arrow key; undefined for other keys. */
export function stepped(place: Place, key: string): Place | undefined {
  const arrow = ARROWS[key]
  return arrow && moved(place, arrow[0] * STEP, arrow[1] * STEP)
}

/**
 * Follows the pointer until it is let go.
 * @param element what moves
 * @param done the last place, or undefined where it was a mere click
 */
export function drag(start: PointerEvent, element: HTMLElement, follow: (place: Place) => void, done: (place: Place | undefined) => void): void {
  const from = placeOf(element)
  const handle = start.currentTarget as HTMLElement
  const over = new AbortController()
  let last: Place | undefined
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    const [dx, dy] = [start.clientX - clientX, clientY - start.clientY]
    if (!last && Math.hypot(dx, dy) < SLACK) return
    last = moved(from, dx, dy)
    follow(last)
  }
  const onEnd = () => {
    over.abort()
    done(last)
  }
  handle.setPointerCapture(start.pointerId)
  handle.addEventListener('pointermove', onMove, over)
  for (const end of ['pointerup', 'pointercancel'] as const) handle.addEventListener(end, onEnd, over)
}
