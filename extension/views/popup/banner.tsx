import CircleAlert from 'lucide/dist/esm/icons/circle-alert.mjs'
import CloudOff from 'lucide/dist/esm/icons/cloud-off.mjs'
import Unplug from 'lucide/dist/esm/icons/unplug.mjs'
import type { Failure } from '../../services/failure.ts'
import { cut } from '../parts/cut.ts'
import { moment } from '../parts/dates.ts'
import { full } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import type { PopupSay } from './say.ts'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

/** Why the list is not today's, which list it is instead, and what to do. */
export function Banner({ view: { say, list, go } }: { view: PopupView }) {
  const { load, at, rows } = useStore(list)
  if (load.state !== 'failed') return null
  const unknown = load.failure.kind === 'unauthorized' || load.failure.kind === 'not-connected'
  return (
    <div class="banner" role="alert" data-failure={load.failure.kind}>
      <Icon of={unknown ? Unplug : CloudOff} />
      <p>
        {[sayFailure(load.failure, say), at && rows.length > 0 && say('banner.showing', { at: moment(at, say.lang) })]
          .filter(Boolean)
          .join(say.lang === 'en' ? ' ' : '')}
      </p>
      <button
        type="button"
        class="quiet"
        data-action={unknown ? 'reconnect' : 'refresh'}
        onClick={() => (unknown ? go('pair') : void list.refresh())}
      >
        {say(unknown ? 'banner.connect' : 'banner.retry')}
      </button>
    </div>
  )
}

/** How many candidates this version cannot read, wholly or in part: what is shown is right, but not all. */
export function UnreadLine({ view: { say, list } }: { view: PopupView }) {
  const { whole, partly } = useStore(list).unread
  if (whole + partly === 0) return null
  const said = [whole > 0 && say('unread.whole', { n: full(whole, say.lang) }), partly > 0 && say('unread.partly', { n: full(partly, say.lang) })]
  return (
    <div class="banner" role="status" data-unread={whole} data-partly={partly}>
      <Icon of={CircleAlert} />
      <p>{[...said, say('unread.update')].filter(Boolean).join(say.lang === 'en' ? ' ' : '')}</p>
    </div>
  )
}

/** Why the API could not be read, in a sentence. */
export const sayFailure = ({ kind, message }: Failure, say: PopupSay): string =>
  say.maybe(`banner.${kind}`, { message: cut(message, 160) }) ?? say('banner.refused', { message: cut(message, 160) })
