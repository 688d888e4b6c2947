import { Component } from 'preact'
import { Toast } from '../parts/toast.tsx'
import { Body } from './body.tsx'
import { Floating, type Grip } from './floating.tsx'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'
import { Menu } from './menu.tsx'
import type { PanelHandlers, PanelModel } from './model.ts'
import { Pill } from './pill.tsx'
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
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** The panel of one creator or post, and the pill that it collapses to. */
export class Panel extends Component<Props, State> {
  override state: State = { open: null, saving: false, error: null, toast: null }
  private timer: ReturnType<typeof setTimeout> | undefined
  private gone = false

  override componentWillUnmount(): void {
    this.gone = true
    clearTimeout(this.timer)
  }

  /** Saves the creator on screen, once however often it is asked while under way. */
  readonly save = async (): Promise<void> => {
    const { model, handlers } = this.props
    if (this.state.saving || this.gone || !model.subject) return
    const kind = model.saved?.state === 'saved' ? 'updated' : 'saved'
    this.setState({ saving: true, error: null, toast: null })
    const error = await handlers.save().then(() => null, sentence)
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
    const copied = await this.props.handlers
      .report()
      .then((text) => navigator.clipboard.writeText(text))
      .then(
        () => true,
        () => false,
      )
    this.setState({ open: null })
    this.tell({ kind: copied ? 'copied' : 'notCopied' })
  }

  private tell(toast: ToastKind): void {
    if (this.gone) return
    clearTimeout(this.timer)
    this.setState({ toast })
    this.timer = setTimeout(() => this.setState({ toast: null }), TOAST)
  }

  private readonly escape = (root: HTMLElement): void => {
    if (!this.state.open) return
    root.querySelector<HTMLElement>('[aria-expanded=true]')?.focus()
    this.setState({ open: null })
  }

  override render({ model, handlers, say, now }: Props, { open, toast }: State) {
    const view: View = { model, say, now, open, toggle: (key) => this.setState({ open: open === key ? null : key }) }
    return (
      <Floating settings={model.settings} say={say} change={handlers.change} escape={this.escape}>
        {(grip) => (
          <>
            {model.settings.collapsed ? <Pill view={view} grip={grip} /> : this.unfolded(view, grip)}
            <Toast {...sayToast(toast, model, say, this.undo)} />
          </>
        )}
      </Floating>
    )
  }

  private unfolded(view: View, grip: Grip) {
    const { model, handlers, say } = this.props
    const { saving, error } = this.state
    return (
      <div class="panel">
        <Header view={view} grip={grip} />
        {view.open === 'menu' && <Menu view={view} switchOff={handlers.switchOff} copyReport={this.copyReport} />}
        <main>
          <Body view={view} copyReport={this.copyReport} />
        </main>
        {model.subject && <Footer save={saveView(model.saved, saving, error, say)} onSave={this.save} view={view} />}
      </div>
    )
  }
}
