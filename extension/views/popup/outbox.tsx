import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs'
import { useState } from 'preact/hooks'
import type { CandidateKey } from '../../../shared/schema/candidate.ts'
import { command } from '../../services/commands.ts'
import { isUndo, nameOf as keyOf, type OutboxItem, retriesItself } from '../../services/outbox-item.ts'
import { cut } from '../parts/cut.ts'
import { since } from '../parts/dates.ts'
import { Icon } from '../parts/icon.tsx'
import { copy } from './copy.ts'
import { useStore } from './store.ts'
import { type PopupView, platformName } from './view.ts'
import { asText } from './waiting.ts'

const FEW = 2

/** What has not reached the API: how much, and on a click each item with its reason and what to do. */
export function Outbox({ view }: { view: PopupView }) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const { say } = view
  const { items, unreadable, sending } = useStore(view.waiting)
  const keys = unreadable.flatMap(keyFrom)
  const count = items.length + keys.length
  // A few that failed explain themselves without a click.
  const open = chosen ?? (count <= FEW && items.some(({ failure }) => failure))
  if (count === 0) return null
  const stuck = items.filter(({ failure }) => failure && !retriesItself(failure.kind)).length + keys.length
  const summary = [...(stuck ? [say('outbox.attention', { n: stuck })] : []), ...(count > stuck ? [say('outbox.waiting', { n: count - stuck })] : [])]
  return (
    <section class="outbox" aria-label={say('outbox.show')}>
      <button type="button" class={stuck ? 'summary stuck' : 'summary'} aria-expanded={open} onClick={() => setChosen(!open)}>
        <span>{sending ? say('outbox.sending') : summary.join(' · ')}</span>
        <Icon of={ChevronDown} size={14} />
      </button>
      {open && (
        <ul>
          {items.map((item) => (
            <Item key={keyOf(item.key)} item={item} view={view} />
          ))}
          {keys.map((key) => (
            <Unreadable key={keyOf(key)} name={key} view={view} />
          ))}
        </ul>
      )}
    </section>
  )
}

function keyFrom(name: string): CandidateKey[] {
  const slash = name.indexOf('/')
  return slash > 0 && slash < name.length - 1 ? [{ platform: name.slice(0, slash), creatorId: name.slice(slash + 1) }] : []
}

function Item({ item, view }: { item: OutboxItem; view: PopupView }) {
  const { say, waiting, now } = view
  const { key, failure } = item
  const { load } = useStore(view.list)
  // The banner above says it already.
  const told = load.state === 'failed' && load.failure.kind === failure?.kind
  const facts = [
    platformName(key.platform, view),
    isUndo(item) ? say('outbox.undo') : item.entries.length > 1 && say('outbox.observations', { n: item.entries.length }),
    since(item.queuedAt, now, say.lang),
    item.attempts > 1 && say('outbox.attempts', { n: item.attempts }),
    item.retryAt && say('outbox.next', { at: clockTime(item.retryAt, say.lang) }),
  ]
  return (
    <li data-outbox={keyOf(key)} data-failure={failure?.kind ?? ''}>
      <h3 title={item.name}>
        <bdi>{cut(item.name, 40)}</bdi>
      </h3>
      <p class="actions">
        <button type="button" class="link" data-action="retry" onClick={() => void waiting.send(key)}>
          {say(failure?.kind === 'other-workspace' ? 'outbox.adopt' : 'outbox.retry')}
        </button>
        <button type="button" class="link" data-action="copy" onClick={() => void copy(asText(item), view)}>
          {say('outbox.copy')}
        </button>
        <button type="button" class="link" data-action="discard" onClick={() => void discard(key, item.name, view)}>
          {say('outbox.discard')}
        </button>
      </p>
      <p class="dim">{facts.filter(Boolean).join(' · ')}</p>
      {failure && !told && (
        <p class={retriesItself(failure.kind) ? 'dim' : 'bad'}>{say(`failure.${failure.kind}`, { message: cut(failure.message, 200) })}</p>
      )}
      {failure?.details?.map(({ field, message }) => (
        <p key={field} class="dim">
          {cut(`${field}: ${message}`, 160)}
        </p>
      ))}
    </li>
  )
}

/** A moment within the next half hour. */
const clockTime = (iso: string, lang: string): string => new Intl.DateTimeFormat(lang, { timeStyle: 'short', hourCycle: 'h23' }).format(new Date(iso))

const Unreadable = ({ name, view }: { name: CandidateKey; view: PopupView }) => (
  <li data-outbox={keyOf(name)} data-failure="unreadable">
    <h3>{cut(keyOf(name), 40)}</h3>
    <p class="actions">
      <button type="button" class="link" data-action="discard" onClick={() => void discard(name, keyOf(name), view)}>
        {view.say('outbox.discard')}
      </button>
    </p>
    <p class="bad">{view.say('outbox.unreadable')}</p>
  </li>
)

async function discard(key: CandidateKey, name: string, { say, notices }: PopupView): Promise<void> {
  const done = await command('discard', key)
  const item = done.ok ? done.value : null
  notices.tell(say('notice.discarded', { name: cut(name, 24) }), item ? () => void command('putBack', item) : undefined)
}
