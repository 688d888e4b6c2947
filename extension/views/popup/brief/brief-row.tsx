import Copy from 'lucide/dist/esm/icons/copy.mjs'
import Pencil from 'lucide/dist/esm/icons/pencil.mjs'
import Trash from 'lucide/dist/esm/icons/trash.mjs'
import type { SavedBrief } from '../../../../shared/schema/brief.ts'
import { cut } from '../../parts/cut.ts'
import { since } from '../../parts/dates.ts'
import { IconButton } from '../header.tsx'
import { useStore } from '../store.ts'
import { type PopupView, platformName } from '../view.ts'

/** One brief: what it is for, who changed it last, and what can be done with it. */
export function BriefRow({ saved, view, edit, copy }: { saved: SavedBrief; view: PopupView; edit(): void; copy(): void }) {
  const { say, briefs, go } = view
  const { chosen } = useStore(briefs)
  const { brief } = saved
  const isChosen = chosen?.id === saved.id
  const platforms = brief.platforms.map((id) => platformName(id, view)).join(', ') || say('list.platforms')
  const name = cut(brief.name, 60)
  const choose = async () => {
    await briefs.choose(isChosen ? undefined : saved)
    go('list')
  }
  return (
    <li data-brief={saved.id} data-chosen={isChosen}>
      <button type="button" class="about" aria-pressed={isChosen} onClick={() => void choose()}>
        <b>{name}</b>
        <span class="dim">{[say(`goal.${brief.goal}`), cut(platforms, 60)].join(' · ')}</span>
        <span class="dim">
          {isChosen && <b class="good">{say('brief.chosen')} · </b>}
          {say('row.savedBy', { who: cut(saved.updatedBy, 16), ago: since(saved.updatedAt, view.now, say.lang) })}
        </span>
      </button>
      <IconButton of={Pencil} label={say('brief.editThis', { name })} onClick={edit} />
      <IconButton of={Copy} label={say('brief.copyThis', { name })} onClick={copy} />
      <IconButton of={Trash} label={say('brief.removeThis', { name })} onClick={() => void briefs.remove(saved)} />
    </li>
  )
}
