import { day } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import type { SaveView } from './save-view.ts'
import type { View } from './view.ts'

export interface FooterProps {
  save: SaveView
  onSave(): void
  view: View
}

/** Saving: a button, or who saved it, when and at which stage, or why it is not sent yet. */
export function Footer(props: FooterProps) {
  const { kind, why } = props.save
  return (
    <footer data-save={kind}>
      {kind === 'saved' || kind === 'pending' ? <Kept {...props} kind={kind} /> : <SaveButton {...props} kind={kind} />}
      {why && <p class={kind === 'failed' ? 'why bad' : 'why dim'}>{why}</p>}
    </footer>
  )
}

function SaveButton({ kind, onSave, view: { say, model } }: FooterProps & { kind: 'unsaved' | 'saving' | 'failed' }) {
  const busy = kind === 'saving'
  return (
    <button type="button" class="primary save" aria-disabled={busy} onClick={onSave}>
      <Icon of={model.texts.icons.save} />
      {say(`save.${kind}`)}
      {model.shortcut && !busy && <kbd>{model.shortcut}</kbd>}
    </button>
  )
}

function Kept({ kind, onSave, view: { say, model } }: FooterProps & { kind: 'saved' | 'pending' }) {
  const summary = model.saved?.saved
  const words = summary ? say('save.savedBy', { who: summary.savedBy }) : say(`save.${kind}`)
  return (
    <div class="kept">
      <span class={kind === 'saved' ? 'good' : 'warn'}>
        <Icon of={model.texts.icons[kind]} />
      </span>
      <p title={words}>
        <b>{words}</b>
        {summary && (
          <small>
            {day(summary.savedAt, say.lang)} · {say(`stage.${summary.stage}`)}
          </small>
        )}
      </p>
      {kind === 'saved' && (
        <button type="button" class="bare" title={say('save.updateTitle')} onClick={onSave}>
          {say('save.update')}
        </button>
      )}
    </div>
  )
}
