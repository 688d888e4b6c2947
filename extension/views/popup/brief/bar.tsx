import ClipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs'
import Pencil from 'lucide/dist/esm/icons/pencil.mjs'
import Wallet from 'lucide/dist/esm/icons/wallet.mjs'
import { cut } from '../../parts/cut.ts'
import { full } from '../../parts/format.ts'
import { Icon } from '../../parts/icon.tsx'
import { IconButton } from '../header.tsx'
import { Pick } from '../pick.tsx'
import { useStore } from '../store.ts'
import type { PopupView } from '../view.ts'

/** By which brief the list is scored, the ways to change it, and how far the scoring is. */
export function BriefBar({ view }: { view: PopupView }) {
  const { say, briefs, go } = view
  const { briefs: all, chosen } = useStore(briefs)
  const options = [['', say('brief.none')] as const, ...all.map(({ id, brief }) => [id, cut(brief.name, 48)] as const)]
  return (
    <>
      <div class="brief-bar" data-brief={chosen?.id ?? ''}>
        <Pick
          name="brief"
          label={say('brief.switch')}
          value={chosen?.id ?? ''}
          options={options}
          look={chosen ? 'active' : 'boxed'}
          onPick={(id) => void briefs.choose(briefs.find(id))}
        />
        {chosen && (
          <button type="button" class="quiet" data-action="plan" onClick={() => go('plan')}>
            <Icon of={Wallet} size={14} />
            {say('plan.open')}
          </button>
        )}
        {chosen && (
          <IconButton of={Pencil} label={say('brief.editThis', { name: cut(chosen.brief.name, 48) })} onClick={() => go('briefs', chosen.id)} />
        )}
        <IconButton of={ClipboardList} label={say('brief.title')} onClick={() => go('briefs')} />
      </div>
      <Scoring view={view} />
    </>
  )
}

/** Candidates that wait for their score are told, not hidden. */
function Scoring({ view: { say, list } }: { view: PopupView }) {
  const { progress } = useStore(list)
  if (!progress || progress.scored >= progress.of) return null
  const { scored, of } = progress
  return (
    <p class="scoring" role="status" data-scored={scored} data-of={of}>
      {say('brief.scoring', { scored: full(scored, say.lang), of: full(of, say.lang) })}
      <progress value={scored} max={of} aria-hidden="true" />
    </p>
  )
}
