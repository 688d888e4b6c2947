import { useEffect, useState } from 'preact/hooks'
import type { SavedBrief } from '../../../../shared/schema/brief.ts'
import { type KeptDraft, NEW, readBriefDraft } from '../../../services/brief-drafts.ts'
import { Banner } from '../banner.tsx'
import { ScreenHead } from '../screen-head.tsx'
import type { Load } from '../shortlist.ts'
import { useStore } from '../store.ts'
import type { PopupView } from '../view.ts'
import { BriefForm } from './brief-form.tsx'
import { BriefRow } from './brief-row.tsx'
import { draftOf, newDraft } from './draft.ts'

/** A brief in the form: under which name its draft is kept, and what the form begins with where there is no draft. */
interface Editing {
  draftName: string
  start: KeptDraft
}

const toChange = ({ id, version, brief }: SavedBrief): Editing => ({ draftName: id, start: { id, version, draft: draftOf(brief) } })
const toMake = (draft = newDraft()): Editing => ({ draftName: NEW, start: { id: crypto.randomUUID(), draft } })

/** The team's briefs: choose, make, change, copy and delete them. */
export function BriefsScreen({ view, about }: { view: PopupView; about: string | undefined }) {
  const { say, briefs, go } = view
  const asked = about === undefined ? undefined : briefs.find(about)
  const [editing, setEditing] = useState<Editing | undefined>(asked && toChange(asked))
  if (editing) return <BriefForm key={editing.draftName} view={view} {...editing} back={() => (asked ? go('list') : setEditing(undefined))} />
  return (
    <>
      <ScreenHead title={say('brief.title')} view={view} />
      <Banner view={view} />
      <main class="sheet briefs">
        <BriefList view={view} edit={(brief) => setEditing(toChange(brief))} make={(draft) => setEditing(toMake(draft))} />
      </main>
    </>
  )
}

interface ListProps {
  view: PopupView
  edit(brief: SavedBrief): void
  make(draft?: ReturnType<typeof newDraft>): void
}

function BriefList({ view, edit, make }: ListProps) {
  const { say } = view
  const { briefs, load } = useStore(view.briefs)
  const [begun, setBegun] = useState<KeptDraft>()
  useEffect(() => {
    readBriefDraft(NEW).then(setBegun)
  }, [])
  const copy = ({ brief }: SavedBrief) => make({ ...draftOf(brief), name: say('brief.copyOf', { name: brief.name }).slice(0, 120) })
  return (
    <>
      {briefs.length === 0 && <None load={load} view={view} />}
      <p class="actions">
        <button type="button" class="primary" data-action="new-brief" onClick={() => make()}>
          {begun ? say('brief.continue', { name: begun.draft.name.trim() || say('brief.unnamed') }) : say('brief.new')}
        </button>
      </p>
      <ul>
        {briefs.map((saved) => (
          <BriefRow key={saved.id} saved={saved} view={view} edit={() => edit(saved)} copy={() => copy(saved)} />
        ))}
      </ul>
    </>
  )
}

/** None is known: because there is none, or because nobody could be asked. */
function None({ load, view: { say } }: { load: Load; view: PopupView }) {
  switch (load.state) {
    case 'loading':
      return <p class="dim">{say('state.loading')}</p>
    case 'failed':
      return (
        <div class="nothing" data-empty="not-loaded">
          <h2>{say('failed.title')}</h2>
        </div>
      )
    case 'ready':
      return (
        <div class="nothing" data-empty="no-briefs">
          <h2>{say('brief.emptyTitle')}</h2>
          <p>{say('brief.emptyText')}</p>
        </div>
      )
  }
}
