import { useState } from 'preact/hooks'
import { invite } from '../../services/connection.ts'
import { type Failure, failureOf } from '../../services/failure.ts'
import { cut } from '../parts/cut.ts'
import { moment } from '../parts/dates.ts'
import { copy } from './copy.ts'
import type { PopupView } from './view.ts'

type Made = { state: 'none' } | { state: 'loading' } | { state: 'ready'; line: string; expiresAt: string } | { state: 'failed'; failure: Failure }

/** Makes a pairing line that lets one teammate join. */
export function Invite({ view }: { view: PopupView }) {
  const { say } = view
  const [made, setMade] = useState<Made>({ state: 'none' })
  const make = async () => {
    setMade({ state: 'loading' })
    setMade(
      await invite().then(
        (invitation): Made => ({ state: 'ready', ...invitation }),
        (error): Made => ({ state: 'failed', failure: failureOf(error) }),
      ),
    )
  }
  switch (made.state) {
    case 'ready':
      return (
        <div class="field">
          <span>{say('settings.inviteUntil', { at: moment(made.expiresAt, say.lang) })}</span>
          <p class="line">
            <input type="text" readOnly data-field="invitation" aria-label={say('settings.invite')} value={made.line} />
            <button type="button" class="quiet" data-action="copy" onClick={() => void copy(made.line, view)}>
              {say('outbox.copy')}
            </button>
          </p>
        </div>
      )
    case 'none':
    case 'loading':
    case 'failed':
      return (
        <div class="invite">
          <p class="dim">{say('settings.inviteHint')}</p>
          {made.state === 'failed' && (
            <p class="bad">{say.maybe(`banner.${made.failure.kind}`, { message: cut(made.failure.message, 160) }) ?? made.failure.message}</p>
          )}
          <button
            type="button"
            class="quiet"
            data-action="invite"
            aria-disabled={made.state === 'loading'}
            onClick={() => made.state !== 'loading' && void make()}
          >
            {say('settings.invite')}
          </button>
        </div>
      )
  }
}
