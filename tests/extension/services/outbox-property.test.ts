import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { readOutbox } from '../../../extension/services/outbox.ts'
import { CLICKED_AGAIN } from '../../../extension/services/outbox-item.ts'
import { sendOutbox } from '../../../extension/services/outbox-sender.ts'
import { save, undoSave } from '../../../extension/services/saving.ts'
import { type FakeApi, installApi } from './fake-api.ts'
import { observationOf } from './invented.ts'
import { life, restart, Stopped } from './mortal.ts'

vi.mock('wxt/browser', () => import('./mortal.ts'))

const CREATORS = ['a', 'b'] as const
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('save' as const), creator: fc.constantFrom(...CREATORS), posts: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), creator: fc.constantFrom(...CREATORS) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stop' as const), after: fc.integer({ min: 0, max: 30 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('network' as const), fault: fc.constantFrom('down', 'lost', 'internal', undefined) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(2, 60) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('teammate' as const), creator: fc.constantFrom(...CREATORS) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What the user (and a teammate) did to one creator, as they would tell it. */
class Story {
  /** Saves that still stand, each as the times of its clicks. */
  saves: number[][] = []
  undone = false
  teammate = false
  /** A stop or a lost reply met an undo: then the row may be left standing, never the reverse. */
  blurred = false

  save(at: number): void {
    const last = this.saves.at(-1)
    if (last && !this.undone && at - (last.at(-1) ?? 0) < CLICKED_AGAIN) last.push(at)
    else this.saves.push([at])
    this.undone = false
  }

  undo(): void {
    this.saves.pop()
    this.undone = true
  }
}

class Run {
  readonly stories = new Map(CREATORS.map((creator) => [creator as string, new Story()]))
  private readonly api: FakeApi
  private time = Date.parse('2026-11-20T10:00:00Z')

  constructor(api: FakeApi) {
    this.api = api
  }

  story = (creator: string): Story => this.stories.get(creator) ?? expect.fail()

  async take(next: Step): Promise<void> {
    this.time += 1
    vi.setSystemTime(this.time)
    if (next.do === 'save') await this.save(next.creator, next.posts)
    else if (next.do === 'undo') await this.undo(next.creator)
    else if (next.do === 'flush') await sendOutbox('waiting')
    else if (next.do === 'stop') await this.stop(next.after)
    else if (next.do === 'network') this.api.fault = (request) => (next.fault === 'lost' && !request.startsWith('PUT') ? undefined : next.fault)
    else if (next.do === 'wait') this.time += next.seconds * 1_000
    else this.visitOfTeammate(next.creator)
  }

  private async save(creator: string, posts: number): Promise<void> {
    this.story(creator).save(this.time)
    const ids = Array.from({ length: posts }, (_, index) => `p${index}`)
    await save({ observation: observationOf(creator, new Date(this.time), ids) })
  }

  /** The toast offers one undo for each save. */
  private async undo(creator: string): Promise<void> {
    const story = this.story(creator)
    if (story.undone || story.saves.length === 0) return
    story.undo()
    await undoSave({ platform: 'example', creatorId: creator })
  }

  private async stop(after: number): Promise<void> {
    life.steps = after
    await sendOutbox('waiting').catch((error) => expect(error).toBeInstanceOf(Stopped))
    restart()
    for (const story of this.stories.values()) story.blurred ||= story.undone
  }

  private visitOfTeammate(creator: string): void {
    this.story(creator).teammate = true
    this.api.save(`example/${creator}`, observationOf(creator, new Date(this.time), ['t1']))
  }
}

it('whatever is saved, taken back, sent and stopped in whatever order, the right creators end up on the list', { timeout: 60_000 }, async () => {
  let settled = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      fakeBrowser.reset()
      restart()
      vi.useFakeTimers({ toFake: ['Date'] })
      const api = installApi()
      const connection = { url: 'https://api.example', key: 'k', workspace: { id: 'w1', name: 'Team' }, member: { id: 'm1', name: 'Ada' } }
      await fakeBrowser.storage.local.set({ connection })
      const run = new Run(api)
      for (const next of steps) await run.take(next)
      api.fault = () => undefined
      await sendOutbox('waiting')
      expect((await readOutbox()).items).toEqual([])
      for (const [creator, { saves, teammate, blurred }] of run.stories) {
        const listed = api.names().includes(`example/${creator}`)
        if (saves.length > 0 || teammate) expect(listed, `${creator} must be on the list`).toBe(true)
        else if (!blurred) expect(listed, `${creator} must not be on the list`).toBe(false)
        if (!blurred) settled++
      }
    }),
    { numRuns: 400 },
  )
  expect(settled).toBeGreaterThan(400)
})
