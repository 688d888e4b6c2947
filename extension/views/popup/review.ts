import type { Candidate, CandidateKey, ChangeCandidate, Stage } from '../../../shared/schema/candidate.ts'
import type { Price } from '../../../shared/schema/quote.ts'
import { inPlaceOf } from '../../services/cached-list.ts'
import { fetchCandidate } from '../../services/candidates.ts'
import { command, type Outcome } from '../../services/commands.ts'
import type { Failure } from '../../services/failure.ts'
import { cut } from '../parts/cut.ts'
import { nameOf } from './filter.ts'
import type { Notices } from './notices.ts'
import type { PopupSay } from './say.ts'
import type { Shortlist } from './shortlist.ts'

/** What a user decides about candidates: each shows at once, is told, and can be undone. */
export class Review {
  private readonly list: Shortlist
  private readonly notices: Notices
  private readonly say: PopupSay
  private turn: Promise<unknown> = Promise.resolve()

  constructor(list: Shortlist, notices: Notices, say: PopupSay) {
    this.list = list
    this.notices = notices
    this.say = say
  }

  /** Moves a candidate to a stage; where that fails it goes back to the one it had. */
  async stage(candidate: Candidate, stage: Stage): Promise<void> {
    const before = candidate.stage
    this.list.replace({ ...candidate, stage })
    const done = await this.change(candidate, { stage })
    if (!done.ok) return
    const changed = done.value
    this.tell('notice.stage', changed, { stage: this.say(`stage.${stage}`) }, () => void this.stage(this.list.find(changed) ?? changed, before))
  }

  /** Saves a note. @returns whether the API has it */
  async note(candidate: Candidate, note: string): Promise<boolean> {
    const done = await this.change(candidate, { note })
    if (done.ok) this.tell('notice.note', done.value)
    return done.ok
  }

  /** Notes what a creator asks for a post, or that it is not known any more; the notice can undo that. @returns why not, where it was not */
  async quote(candidate: Candidate, quote: Price | null): Promise<Failure | null> {
    const before = this.list.find(candidate)?.quote ?? candidate.quote
    const done = await this.change(candidate, { quote })
    if (!done.ok) return done.failure
    const undo = () => void this.quote(this.list.find(candidate) ?? done.value, before ? priceOf(before) : null)
    this.tell(quote ? 'notice.quote' : 'notice.quoteCleared', done.value, {}, undo)
    return null
  }

  /** Takes a candidate off the list once the API has done so. */
  async remove(candidate: Candidate): Promise<void> {
    const { platform, creatorId, version } = candidate
    const key = { platform, creatorId }
    const done = await command('remove', { key, version })
    if (!done.ok) return this.fail(candidate, done.failure)
    const index = this.list.drop(key)
    this.tell('notice.removed', candidate, {}, () => void this.restore(candidate, key, index))
  }

  private async restore(candidate: Candidate, key: CandidateKey, index: number): Promise<void> {
    const done = await command('restore', key)
    if (!done.ok) return this.fail(candidate, done.failure)
    this.list.insert(inPlaceOf(candidate, done.value), index)
    this.tell('notice.restored', candidate)
  }

  /** One change after the other, each of the version that the one before it made. */
  private change(candidate: Candidate, change: Omit<ChangeCandidate, 'version'>): Promise<Outcome<Candidate>> {
    const changed = this.turn.then(() => this.send(candidate, change))
    this.turn = changed
    return changed
  }

  private async send(before: Candidate, change: Omit<ChangeCandidate, 'version'>): Promise<Outcome<Candidate>> {
    const { platform, creatorId } = before
    const key = { platform, creatorId }
    const version = this.list.find(key)?.version ?? before.version
    const done = await command('change', { key, change: { ...change, version } })
    if (done.ok) this.list.replace(done.value)
    else this.fail(done.failure.kind === 'conflict' ? await asItIs(before) : before, done.failure)
    return done
  }

  private fail(candidate: Candidate, failure: Failure): void {
    const gone = failure.code === 'not-found'
    if (gone) this.list.drop(candidate)
    else this.list.replace(candidate)
    const values = { message: cut(failure.message, 160), stage: this.say(`stage.${candidate.stage}`) }
    this.tell(gone ? 'error.gone' : `error.${failure.kind}`, candidate, values)
  }

  private tell(key: Parameters<PopupSay>[0], candidate: Candidate, values: Record<string, string> = {}, undo?: () => void): void {
    this.notices.tell(this.say(key, { name: cut(nameOf(candidate), 24), ...values }), undo)
  }
}

const priceOf = ({ price, rebate, currency }: Price): Price => ({ price, rebate, currency })

/** The candidate as somebody else left it; where that cannot be read, as it was. */
const asItIs = (candidate: Candidate): Promise<Candidate> => {
  const { platform, creatorId } = candidate
  return fetchCandidate({ platform, creatorId }).catch(() => candidate)
}
