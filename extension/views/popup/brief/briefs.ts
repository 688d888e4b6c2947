import type { Brief, SavedBrief } from '../../../../shared/schema/brief.ts'
import { chooseBrief, fetchBriefs, readBriefs, readChosenBrief } from '../../../services/briefs.ts'
import { readCachedList } from '../../../services/cached-list.ts'
import { command } from '../../../services/commands.ts'
import { type Failure, failureOf } from '../../../services/failure.ts'
import { cut } from '../../parts/cut.ts'
import type { Notices } from '../notices.ts'
import type { PopupSay } from '../say.ts'
import type { Load, Shortlist } from '../shortlist.ts'
import { Store } from '../store.ts'

export interface Known {
  briefs: readonly SavedBrief[]
  chosen: SavedBrief | undefined
  load: Load
}

interface Surroundings {
  workspace: string
  list: Shortlist
  notices: Notices
}

/** The team's briefs, which of them this user has chosen, and what is done to them. */
export class Briefs extends Store<Known> {
  /** Follows the language of the popup. */
  say: PopupSay | undefined
  private readonly around: Surroundings

  constructor(briefs: readonly SavedBrief[], chosen: SavedBrief | undefined, around: Surroundings) {
    super({ briefs, chosen, load: { state: 'loading' } })
    this.around = around
  }

  find = (id: string): SavedBrief | undefined => this.state.briefs.find((one) => one.id === id)

  async refresh(): Promise<void> {
    this.set({ load: { state: 'loading' } })
    try {
      await fetchBriefs()
      await this.read()
      this.set({ load: { state: 'ready' } })
    } catch (error) {
      this.set({ load: { state: 'failed', failure: failureOf(error) } })
    }
  }

  async choose(brief: SavedBrief | undefined): Promise<void> {
    await chooseBrief(brief)
    await this.read()
  }

  /** Saves a new brief, which is chosen then, or a change of the version named. @returns why not, where it was not */
  async save(id: string, version: number | undefined, brief: Brief): Promise<Failure | null> {
    const done = version === undefined ? await command('createBrief', { id, brief }) : await command('changeBrief', { id, version, brief })
    if (!done.ok) return done.failure
    if (version === undefined) await chooseBrief(done.value.brief)
    await this.read()
    this.tell('notice.briefSaved', brief)
    return null
  }

  /** Takes a brief away; the notice can undo that, and then it is chosen again where it was. */
  async remove({ id, brief }: SavedBrief): Promise<void> {
    const wasChosen = this.state.chosen?.id === id
    const done = await command('removeBrief', { id })
    if (!done.ok) return this.fail(brief, done.failure)
    await this.read()
    this.tell('notice.briefRemoved', brief, () => void this.restore(id, brief, wasChosen))
  }

  private async restore(id: string, brief: Brief, choose: boolean): Promise<void> {
    const done = await command('restoreBrief', { id })
    if (!done.ok) return this.fail(brief, done.failure)
    if (choose) await chooseBrief(done.value.brief)
    await this.read()
    this.tell('notice.briefRestored', brief)
  }

  /** Takes over what is stored; the list follows where another brief, or another version of it, is chosen. */
  private async read(): Promise<void> {
    const { workspace, list } = this.around
    const before = this.state.chosen
    const [briefs, chosen] = await Promise.all([readBriefs(workspace), readChosenBrief()])
    this.set({ briefs, chosen })
    if (before?.id === chosen?.id && before?.version === chosen?.version) return
    await list.useBrief(chosen, await readCachedList(workspace, chosen?.id))
  }

  private fail(brief: Brief, { kind, message }: Failure): void {
    this.tell(`error.${kind}`, brief, undefined, { message: cut(message, 160), stage: '' })
  }

  private tell(key: Parameters<PopupSay>[0], { name }: Brief, undo?: () => void, values: Record<string, string> = {}): void {
    if (this.say) this.around.notices.tell(this.say(key, { name: cut(name, 24), ...values }), undo)
  }
}
