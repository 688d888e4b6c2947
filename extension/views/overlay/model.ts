import type { Metric } from '../../../shared/schema/metric.ts'
import type { Observation, Post } from '../../../shared/schema/observation.ts'
import type { Score } from '../../../shared/schema/score.ts'
import type { SavedState } from '../../services/saved-state.ts'
import type { Settings } from '../../services/settings.ts'
import type { Flag } from '../parts/say-evidence.ts'
import type { PanelTexts } from './say.ts'

export type PanelSettings = Pick<Settings, 'theme' | 'place' | 'collapsed'>

/** All that the panel shows at one moment. */
export interface PanelModel {
  /**
   * `ready` something is known; `empty` only the creator is; `late` what the page received is past; `nothing` no data came; `refused` the site gave nothing;
   * `failed` the page's data is not understood.
   */
  state: 'loading' | 'ready' | 'empty' | 'late' | 'nothing' | 'refused' | 'failed'
  platform: { id: string; name: { zh: string; en: string } }
  /** The creator, and the post on a post's page; undefined while neither is known. */
  subject?: { observation: Observation; post?: Post | undefined } | undefined
  metrics?: readonly Metric[]
  score?: Score
  flags?: readonly Flag[]
  /** The rate of the post on screen. */
  postRate?: Metric
  /** Undefined while it is not known whether the team has this creator. */
  saved: SavedState | undefined
  /** Some of the page's data is not understood. */
  drift?: boolean
  /** Why the site gave nothing. */
  refused?: 'blocked' | 'login' | 'gone' | 'private' | undefined
  settings: PanelSettings
  texts: PanelTexts
  /** The key that saves, as the browser writes it ("Alt+S"). */
  shortcut?: string | undefined
}

/** What the panel asks of its surroundings. `save` and `undo` reject with a sentence where they could not be done. */
export interface PanelHandlers {
  save(): Promise<void>
  undo(): Promise<void>
  /** What to send to whoever mends the platform's file: no address, no values, nobody's name. */
  report(): Promise<string>
  change(change: Partial<PanelSettings>): void
  switchOff(): void
}
