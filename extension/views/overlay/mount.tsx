import { render } from 'preact'
import { speaker } from '../i18n.ts'
import type { PanelHandlers, PanelModel } from './model.ts'
import { Panel } from './panel.tsx'

export interface MountedPanel {
  show(model: PanelModel): void
  /** The same as a click on Save, for the keyboard command. */
  save(): void
  unmount(): void
}

/**
 * Draws the panel into a shadow root of its own.
 * @param style the style sheet, which comes from outside as the texts do
 * @param clock where "now" comes from, for the age of data
 */
export function mountPanel(root: ShadowRoot, style: string, handlers: PanelHandlers, clock: () => Date = () => new Date()): MountedPanel {
  const box = document.createElementNS('http://www.w3.org/1999/xhtml', 'div')
  root.adoptedStyleSheets = [sheetOf(style)]
  root.append(box)
  let panel: Panel | null = null
  const keep = (made: Panel | null) => {
    panel = made
  }
  return {
    show(model) {
      const say = speaker(model.texts.table, model.texts.lang)
      render(<Panel key={subjectKey(model)} ref={keep} model={model} handlers={handlers} say={say} now={clock()} />, box)
    },
    save: () => panel?.save(),
    unmount: () => render(null, box),
  }
}

// A constructed sheet is no inline style: no content security policy of a page forbids it.
function sheetOf(style: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  return sheet
}

/** Another subject is another panel: nothing that was open, said or under way for the last one is left. */
function subjectKey({ platform, subject }: PanelModel): string {
  return [platform.id, subject?.observation.creator.id, subject?.post?.id].join('/')
}
