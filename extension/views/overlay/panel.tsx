import { Component, createRef } from 'preact'
import { Toast } from '../parts/toast.tsx'
import { Body } from './body.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import type { PanelHandlers, PanelModel } from './model.ts'
import { Pill } from './pill.tsx'
import { drag, OWN_PLACE, type Place, placeOf, stepped } from './place.ts'
import { copy, reportOf } from './report.ts'
import { saveView } from './save-view.ts'
import type { PanelSay } from './say.ts'
import { sayToast, type ToastKind } from './say-toast.ts'
import type { View } from './view.ts'

/** How long a toast stays, in ms. */
const TOAST = 8_000

interface Props {
  model: PanelModel
  handlers: PanelHandlers
  say: PanelSay
  now: Date
}
interface State {
  open: string | null
  saving: boolean
  error: string | null
  toast: ToastKind | null
  /** Where it was dragged to, until the settings say so too. */
  place: Place | null
}

const stop = (event: Event) => event.stopPropagation()
const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The panel of one creator or post, and the pill that it collapses to. */
export class Panel extends Component<Props, State> {
  override state: State = { open: null, saving: false, error: null, toast: null, place: null }
  private readonly root = createRef<HTMLElement>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private gone = false
  private dragged = false
  private folding = false

  override componentWillUnmount(): void {
    this.gone = true
    clearTimeout(this.timer)
  }

  /** Whoever folds or unfolds the panel by keyboard stays on the button that does the opposite. */
  override componentDidUpdate(before: Props): void {
    if (before.model.settings.collapsed === this.props.model.settings.collapsed || !this.folding) return
    this.folding = false
    this.root.current?.querySelector<HTMLElement>('.pill, .collapse')?.focus()
  }

  /** Saves the creator on screen, once however often it is asked while under way. */
  readonly save = async (): Promise<void> => {
    if (this.state.saving || this.gone || !this.props.model.subject) return
    const kind = this.props.model.saved?.state === 'saved' ? 'updated' : 'saved'
    this.setState({ saving: true, error: null, toast: null })
    const error = await this.props.handlers.save().then(() => null, sentence)
    if (this.gone) return
    this.setState({ saving: false, error })
    if (error === null) this.tell({ kind })
  }

  private readonly undo = (): void => {
    this.setState({ toast: null })
    this.props.handlers.undo().then(
      () => this.tell({ kind: 'undone' }),
      (error) => this.tell({ kind: 'undoFailed', message: sentence(error) }),
    )
  }

  private readonly copyReport = async (): Promise<void> => {
    const copied = await copy(reportOf(this.props.model))
    this.setState({ open: null })
    this.tell({ kind: copied ? 'copied' : 'notCopied' })
  }

  private tell(toast: ToastKind): void {
    if (this.gone) return
    clearTimeout(this.timer)
    this.setState({ toast })
    this.timer = setTimeout(() => this.letGo(), TOAST)
  }

  /** A toast in use stays: nobody loses "Undo" under the finger. */
  private letGo(): void {
    const root = this.root.current
    const inUse = root?.querySelector('.toast-line:hover') || (root?.getRootNode() as ShadowRoot | undefined)?.activeElement?.closest('.toast')
    if (inUse) this.timer = setTimeout(() => this.letGo(), TOAST)
    else this.setState({ toast: null })
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key !== 'Escape' || !this.state.open) return
    this.root.current?.querySelector<HTMLElement>('[aria-expanded=true]')?.focus()
    this.setState({ open: null })
  }

  private readonly onGripKey = (event: KeyboardEvent): void => {
    const place = this.root.current && stepped(placeOf(this.root.current), event.key)
    if (!place) return
    event.preventDefault()
    this.moveTo(place)
  }

  private readonly onPointerDown = (event: PointerEvent): void => {
    const element = this.root.current
    if (!element || event.button !== 0 || (event.target as Element).closest('button:not(.grip, .pill)')) return
    const follow = (place: Place) => {
      this.dragged = true
      this.setState({ place })
    }
    drag(event, element, follow, (place) => this.dropped(place))
  }

  private dropped(place: Place | undefined): void {
    if (place) this.moveTo(place)
    // The click that ends a drag comes before this and must do nothing.
    setTimeout(() => {
      this.dragged = false
    })
  }

  private moveTo(place: Place): void {
    this.setState({ place })
    this.props.handlers.change({ place })
  }

  private readonly collapse = (collapsed: boolean): void => {
    if (this.dragged) return
    this.folding = true
    this.setState({ open: null })
    this.props.handlers.change({ collapsed })
  }

  override render({ model, handlers, say, now }: Props, { open, saving, error, toast, place }: State) {
    const { x, y } = place ?? model.settings.place ?? OWN_PLACE
    const view: View = { model, say, now, open, toggle: (key) => this.setState({ open: open === key ? null : key }) }
    return (
      <aside
        ref={this.root}
        class={model.settings.collapsed ? 'sm collapsed' : 'sm'}
        style={{ '--sm-x': `${x}px`, '--sm-y': `${y}px` }}
        data-theme={model.settings.theme}
        lang={say.lang}
        aria-label={say('panel.label')}
        onKeyDown={this.onKeyDown}
        onKeyUp={stop}
        onKeyPress={stop}
      >
        {model.settings.collapsed ? (
          <Pill view={view} onPointerDown={this.onPointerDown} onKeyDown={this.onGripKey} expand={() => this.collapse(false)} />
        ) : (
          <div class="panel">
            <Header view={view} onPointerDown={this.onPointerDown} onGripKey={this.onGripKey} collapse={() => this.collapse(true)} />
            {open === 'menu' && <Menu view={view} switchOff={handlers.switchOff} copyReport={this.copyReport} />}
            <main>
              <Body view={view} copyReport={this.copyReport} />
            </main>
            {model.subject && <Footer save={saveView(model.saved, saving, error, say)} onSave={this.save} view={view} />}
          </div>
        )}
        <Toast {...sayToast(toast, model, say, this.undo)} />
      </aside>
    )
  }
}
