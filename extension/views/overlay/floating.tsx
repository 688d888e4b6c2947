import { Component, type ComponentChildren, createRef } from 'preact'
import type { PanelSettings } from './model.ts'
import { drag, OWN_PLACE, type Place, placeOf, stepped } from './place.ts'
import type { PanelSay } from './say.ts'

/** What moves the element: for the handle it is dragged and nudged by. */
export interface Grip {
  onPointerDown(event: PointerEvent): void
  onKeyDown(event: KeyboardEvent): void
  /** Folds or unfolds, unless the click only ends a drag. */
  fold(collapsed: boolean): void
}
interface Props {
  settings: PanelSettings
  say: PanelSay
  change(change: Partial<PanelSettings>): void
  /** Escape was pressed inside. */
  escape(root: HTMLElement): void
  children: (grip: Grip) => ComponentChildren
}
interface State {
  /** Where it was moved to, until the settings say so too. */
  place: Place | null
}

const stop = (event: Event) => event.stopPropagation()

/** The element that floats above the page: it keeps inside the window, is moved by pointer and arrow keys, and keeps keys from the page. */
export class Floating extends Component<Props, State> {
  override state: State = { place: null }
  private readonly root = createRef<HTMLElement>()
  private dragging = false
  private folded = false

  /** Whoever folds or unfolds the panel stays on the button that does the opposite. */
  override componentDidUpdate({ settings }: Props): void {
    if (settings.collapsed === this.props.settings.collapsed || !this.folded) return
    this.folded = false
    this.root.current?.querySelector<HTMLElement>('.pill, .collapse')?.focus()
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Escape' && this.root.current) this.props.escape(this.root.current)
  }

  private readonly grip: Grip = {
    fold: (collapsed) => {
      if (this.dragging) return
      this.folded = true
      this.props.change({ collapsed })
    },
    onKeyDown: (event) => {
      const place = this.root.current && stepped(placeOf(this.root.current), event.key)
      if (!place) return
      event.preventDefault()
      this.moveTo(place)
    },
    onPointerDown: (event) => {
      const root = this.root.current
      if (!root || event.button !== 0 || (event.target as Element).closest('button:not(.grip, .pill)')) return
      const follow = (place: Place) => {
        this.dragging = true
        this.setState({ place })
      }
      drag(event, root, follow, (place) => setTimeout(() => this.dropped(root, place)))
    },
  }

  /** Comes after the click that ends a drag; by then the element stands where the style sheet let it. */
  private dropped(root: HTMLElement, place: Place | undefined): void {
    this.dragging = false
    if (place) this.moveTo(placeOf(root))
  }

  private moveTo(place: Place): void {
    this.setState({ place })
    this.props.change({ place })
  }

  override render({ settings, say, children }: Props, { place }: State) {
    const { x, y } = place ?? settings.place ?? OWN_PLACE
    return (
      <aside
        ref={this.root}
        class={settings.collapsed ? 'sm collapsed' : 'sm'}
        style={{ '--sm-x': `${x}px`, '--sm-y': `${y}px` }}
        data-theme={settings.theme}
        lang={say.lang}
        aria-label={say('panel.label')}
        onKeyDown={this.onKeyDown}
        onKeyUp={stop}
        onKeyPress={stop}
      >
        {children(this.grip)}
      </aside>
    )
  }
}
