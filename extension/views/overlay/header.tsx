import type { Creator } from '../../../shared/schema/observation.ts'
import { cut } from '../parts/cut.ts'
import { Icon } from '../parts/icon.tsx'
import { sayTier } from '../parts/tier.ts'
import type { Grip } from './floating.tsx'
import { platformName, type View } from './view.ts'

/** Who it is, and the panel's own controls; it is dragged by any part that is no button. */
export function Header({ view, grip }: { view: View; grip: Grip }) {
  const { say, open, toggle } = view
  const { icons } = view.model.texts
  return (
    <header onPointerDown={grip.onPointerDown}>
      <button type="button" class="bare grip" aria-label={say('panel.move')} title={say('panel.move')} onKeyDown={grip.onKeyDown}>
        <Icon of={icons.move} />
      </button>
      <Who view={view} />
      <button type="button" class="bare" aria-label={say('panel.menu')} aria-expanded={open === 'menu'} onClick={() => toggle('menu')}>
        <Icon of={icons.menu} />
      </button>
      <button type="button" class="bare collapse" aria-label={say('panel.collapse')} title={say('panel.collapse')} onClick={() => grip.fold(true)}>
        <Icon of={icons.collapse} />
      </button>
    </header>
  )
}

function Who({ view: { model, say } }: { view: View }) {
  const { subject } = model
  const name = platformName(model, say)
  const creator = subject?.observation.creator
  const about = [name, creator && sayTier(creator.followers, say)].filter(Boolean).join(' · ')
  return (
    <div class="who">
      <h2 title={creator?.name}>
        <bdi>{creator ? nameOf(creator) : 'Scoutmark'}</bdi>
        {creator?.verified && (
          <span class="verified" role="img" aria-label={say('panel.verified')} title={say('panel.verified')}>
            <Icon of={model.texts.icons.verified} size={14} />
          </span>
        )}
      </h2>
      <p class="dim">
        {creator?.handle && (
          <>
            <bdi title={creator.handle}>{cut(`@${creator.handle.replace(/^@/, '')}`, 24)}</bdi> ·{' '}
          </>
        )}
        {about}
      </p>
    </div>
  )
}

/** The creator's name cut for display, or what else names them. */
export const nameOf = ({ name, handle, id }: Creator): string => cut(name?.trim() || handle || id, 60)
