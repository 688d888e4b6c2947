import type { PanelHandlers, PanelModel } from '../views/overlay/model.ts'
import { mountPanel } from '../views/overlay/mount.tsx'

/** The element that carries the panel on the page. */
export interface Host {
  show(model: PanelModel): void
  /** The same as a click on Save. */
  save(): void
  attached(): boolean
  remove(): void
}

/** Puts `<scoutmark-panel>` into the page with the panel in its shadow root: closed to the page, but open in the test build. */
export function createHost(style: string, handlers: PanelHandlers): Host {
  const element = document.createElementNS('http://www.w3.org/1999/xhtml', 'scoutmark-panel')
  const panel = mountPanel(element.attachShadow({ mode: import.meta.env.SCOUTMARK_STATIC ? 'open' : 'closed' }), style, handlers)
  document.documentElement.append(element)
  return {
    show(model) {
      element.dataset.state = model.state
      element.dataset.platform = model.platform.id
      element.dataset.creatorId = model.subject?.observation.creator.id ?? ''
      panel.show(model)
    },
    save: () => panel.save(),
    attached: () => element.isConnected,
    remove() {
      panel.unmount()
      element.remove()
    },
  }
}
