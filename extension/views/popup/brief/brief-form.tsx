import { useEffect, useRef, useState } from 'preact/hooks'
import { dropBriefDraft, type KeptDraft, readBriefDraft, writeBriefDraft } from '../../../services/brief-drafts.ts'
import type { Failure } from '../../../services/failure.ts'
import { cut } from '../../parts/cut.ts'
import { ScreenHead } from '../screen-head.tsx'
import type { PopupView } from '../view.ts'
import { type BriefDraft, briefOf, type Field, fieldOf } from './draft.ts'
import { FormFields } from './form-fields.tsx'

export interface FormProps {
  view: PopupView
  draftName: string
  start: KeptDraft
  back(): void
}

/** Writes a brief; every keystroke is kept until it is saved or discarded. */
export function BriefForm({ view, draftName, start, back }: FormProps) {
  const { say, briefs, go } = view
  const [kept, draw] = useState(start)
  // What two keystrokes before the next frame build on, and what a click right after them saves.
  const newest = useRef(start)
  const [isDraft, setDraft] = useState(false)
  const [wrong, setWrong] = useState<readonly Field[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saving, setSaving] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const setKept = (next: KeptDraft) => {
    newest.current = next
    draw(next)
  }
  useEffect(() => {
    readBriefDraft(draftName).then((draft) => {
      if (!draft) return
      setKept(draft)
      setDraft(true)
    })
  }, [])

  const change = (more: Partial<BriefDraft>) => {
    const next = { ...newest.current, draft: { ...newest.current.draft, ...more } }
    setKept(next)
    setDraft(true)
    setWrong((fields) => fields.filter((field) => !(field in more)))
    writeBriefDraft(draftName, next)
  }
  const refuse = (fields: readonly Field[]) => {
    setWrong(fields)
    // After the sentences are drawn: the first of them is read out with its field.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  const save = async () => {
    if (saving) return
    const { id, version, draft } = newest.current
    const read = briefOf(draft)
    if ('wrong' in read) return refuse(read.wrong)
    setSaving(true)
    const refused = await briefs.save(id, version, read.brief)
    if (refused) await fail(refused)
    setSaving(false)
    setFailure(refused)
    if (refused) return
    await dropBriefDraft(draftName)
    go('list')
  }
  const fail = async ({ kind, details = [] }: Failure) => {
    refuse(details.flatMap(({ field }) => fieldOf(field.split('.')) ?? []))
    const { id, version } = newest.current
    if (kind !== 'conflict' || version === undefined) return
    // What is saved next goes over theirs, knowingly.
    await briefs.refresh()
    const theirs = briefs.find(id)
    if (theirs) setKept({ ...newest.current, version: theirs.version })
  }
  const discard = async () => {
    await dropBriefDraft(draftName)
    back()
  }
  return (
    <form
      ref={form}
      class="brief-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
      }}
    >
      <ScreenHead title={say(kept.version === undefined ? 'brief.new' : 'brief.edit')} view={view} back={back} />
      <main class="sheet">
        <FormFields view={view} draft={kept.draft} wrong={wrong} change={change} />
      </main>
      <footer>
        {failure ? <Refused failure={failure} view={view} /> : <p class="dim">{isDraft ? say('note.draft') : say('brief.hint')}</p>}
        {isDraft && (
          <button type="button" class="quiet" data-action="discard-brief" onClick={() => void discard()}>
            {say('note.cancel')}
          </button>
        )}
        <button type="submit" class="primary" data-action="save-brief" aria-disabled={saving}>
          {say('brief.save')}
        </button>
      </footer>
    </form>
  )
}

const Refused = ({ failure: { kind, message }, view: { say } }: { failure: Failure; view: PopupView }) => (
  <p class="bad" role="alert" data-failure={kind}>
    {say.maybe(`brief.failed.${kind}`) ?? say('brief.failed.refused', { message: cut(message, 160) })}
  </p>
)
