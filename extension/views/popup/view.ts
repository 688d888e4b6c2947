import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { Connection } from '../../services/connection.ts'
import type { Settings } from '../../services/settings.ts'
import type { Briefs } from './brief/briefs.ts'
import type { Notices } from './notices.ts'
import type { Review } from './review.ts'
import type { PopupSay } from './say.ts'
import type { Shortlist } from './shortlist.ts'
import type { Waiting } from './waiting.ts'

/** A platform as the popup knows it: nothing of how its pages are read. */
export interface PlatformEntry {
  id: string
  name: { zh: string; en: string }
  hosts: readonly string[]
  /** Where its pages are read: on them, or in the side panel, on a click. */
  surface?: 'page' | 'side-panel'
  limits: string
}

export type Screen = 'list' | 'dossier' | 'platforms' | 'settings' | 'pair' | 'briefs' | 'plan'

/** What every part of the popup needs to draw and to act. */
export interface PopupView {
  say: PopupSay
  now: Date
  settings: Settings
  connection: Connection | undefined
  platforms: readonly PlatformEntry[]
  /** The platform whose question to the user closed the popup the last time. */
  asked: string | undefined
  list: Shortlist
  review: Review
  waiting: Waiting
  notices: Notices
  briefs: Briefs
  /** @param about what the screen is to show first: the id of a brief; for a dossier the screen to go back to */
  go(screen: Screen, about?: string): void
  /** Opens the dossier of a candidate. */
  study(candidate: Candidate): void
}

/** A platform's name in the user's language; its id where this version does not know it. */
export function platformName(id: string, { platforms, say }: Pick<PopupView, 'platforms' | 'say'>): string {
  const name = platforms.find((platform) => platform.id === id)?.name
  return (say.lang === 'en' ? name?.en : name?.zh) ?? id
}
