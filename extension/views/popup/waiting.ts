import type { CandidateKey } from '../../../shared/schema/candidate.ts'
import { command } from '../../services/commands.ts'
import { readOutbox, watchOutbox } from '../../services/outbox.ts'
import type { OutboxItem } from '../../services/outbox-item.ts'
import { Store } from './store.ts'

export interface Waits {
  items: readonly OutboxItem[]
  unreadable: readonly string[]
  /** True while the worker tries to send. */
  sending: boolean
}

/** What has not reached the API, as it is stored now. */
export class Waiting extends Store<Waits> {
  constructor() {
    super({ items: [], unreadable: [], sending: false })
  }

  /** Follows the outbox until the signal ends it; `onSent` is called when something has left it. */
  async follow(onSent: () => void, signal: AbortSignal): Promise<void> {
    watchOutbox(() => this.read(onSent), signal)
    await this.read(() => {})
    if (this.state.items.length) await this.send()
  }

  /** Tries one item, or all that wait for the API, now. */
  async send(key?: CandidateKey): Promise<void> {
    this.set({ sending: true })
    await command('sendOutbox', key ? { key } : {})
    this.set({ sending: false })
  }

  private async read(onSent: () => void): Promise<void> {
    const before = this.state.items.length
    const { items, unreadable } = await readOutbox()
    this.set({ items, unreadable })
    if (items.length < before) onSent()
  }
}

/** An item as text, for a report or to be kept elsewhere. */
export const asText = ({ key, name, queuedAt, entries, failure }: OutboxItem): string =>
  JSON.stringify({ ...key, name, queuedAt, failure, observations: entries.map(({ observation }) => observation) }, null, 2)
