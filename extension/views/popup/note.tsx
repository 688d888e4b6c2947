import { useEffect, useRef, useState } from 'preact/hooks'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import { dropDraft, readDraft, writeDraft } from '../../services/drafts.ts'
import { nameOf } from './filter.ts'
import type { PopupView } from './view.ts'

/** Writes the note of a candidate; every keystroke is kept, so that closing the popup loses nothing. */
export function Note({ candidate, view: { say, review }, close }: { candidate: Candidate; view: PopupView; close(): void }) {
  const [text, setText] = useState(candidate.note)
  const [saving, setSaving] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus()
    readDraft(candidate).then((draft) => draft !== undefined && setText(draft))
  }, [])
  const write = (note: string) => {
    setText(note)
    writeDraft(candidate, note)
  }
  const save = async () => {
    setSaving(true)
    const saved = await review.note(candidate, text)
    setSaving(false)
    if (saved) await discard()
  }
  const discard = async () => {
    await dropDraft(candidate)
    close()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
    if (event.key === 'Escape') close()
  }
  return (
    <div class="note-form">
      <textarea
        ref={area}
        rows={3}
        maxLength={4_000}
        aria-label={say('note.label', { name: nameOf(candidate) })}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <p>
        <span class="dim">{text === candidate.note ? say('note.hint') : say('note.draft')}</span>
        <button type="button" class="quiet" onClick={() => void discard()}>
          {say('note.cancel')}
        </button>
        <button
          type="button"
          class="primary"
          aria-disabled={saving || text === candidate.note}
          onClick={() => text !== candidate.note && void save()}
        >
          {say('note.save')}
        </button>
      </p>
    </div>
  )
}
