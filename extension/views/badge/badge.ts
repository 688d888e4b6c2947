import type { PostVerdict, Verdict } from '../../../shared/metrics/post-verdicts.ts'
import type { SavedSummary } from '../../services/saved-state.ts'
import { day } from '../parts/dates.ts'
import { compact, percent, small } from '../parts/format.ts'
import { sayCodes } from '../parts/said.ts'
import type { BadgeSay } from './say.ts'

/** What is drawn beside one card: ready words, so that a page carries neither texts nor figures' code. */
export interface Badge {
  /** The post's id, or "@" and the creator's. */
  id: string
  /** What links may name it by: a post's ids as they are; a creator's ids and handles after an "@", in small letters. */
  names: string[]
  /** For machines, as attributes of the element: facts of the page alone, since the page can read them. */
  data: { postId: string; creatorId: string; verdict: string; value: string; pinned: string }
  notes: { kind: 'figure' | 'saved'; tone: Tone; text: string }[]
  title: string
}
type Tone = 'good' | 'plain' | 'warn' | 'bad' | 'dim'

const TONES: Record<Verdict, Tone> = { high: 'good', above: 'good', typical: 'plain', below: 'warn', low: 'bad', young: 'dim', none: 'plain' }

/** Whose badge it is: a post's, or with `postId` null a creator's; `names` are those that links may use for it. */
export interface Subject {
  postId: string | null
  creatorId: string | null
  names: readonly string[]
  pinned?: boolean
}

/** The badge of a post or creator: first its figure, then what the team knows of the creator. Undefined where there is neither. */
export function badgeOf(subject: Subject, verdict: PostVerdict | undefined, saved: SavedSummary | undefined, say: BadgeSay): Badge | undefined {
  const { postId, creatorId, names, pinned = false } = subject
  const said = [verdict && figureNote(verdict, say), saved && savedNote(saved, say)].flatMap((one) => one ?? [])
  if (said.length === 0) return undefined
  const data = {
    postId: postId ?? '',
    creatorId: creatorId ?? '',
    verdict: verdict?.verdict ?? 'none',
    value: String(verdict?.value ?? ''),
    pinned: String(pinned),
  }
  const id = postId ?? `@${creatorId}`
  return { id, names: [id, ...names], data, notes: said.map(({ note }) => note), title: said.map(({ title }) => title).join('\n') }
}

interface Said {
  note: Badge['notes'][number]
  title: string
}

const figureNote = (verdict: PostVerdict, say: BadgeSay): Said => ({
  note: { kind: 'figure', tone: TONES[verdict.verdict], text: shortOf(verdict, say) },
  title: titleOf(verdict, say),
})

function savedNote({ stage, savedBy, savedAt }: SavedSummary, say: BadgeSay): Said {
  const values = { who: savedBy, stage: say(`stage.${stage}`), day: day(savedAt, say.lang) }
  const tone = stage === 'do-not-contact' ? 'bad' : stage === 'rejected' ? 'warn' : 'plain'
  return { note: { kind: 'saved', tone, text: say('badge.saved', values) }, title: say('badge.savedTitle', values) }
}

function shortOf({ basis, verdict, value, of, per, rounded }: PostVerdict, say: BadgeSay): string {
  const mark = rounded ? '≈' : ''
  const p = mark + percent(value, say.lang, 2)
  if (basis === 'rate')
    return of.length > 1 ? say('badge.rate', { p }) : say('badge.partRate', { what: sayCodes(of.join('+'), say), per: sayCodes(per, say), p })
  return `${wordOf(verdict, say)} ${mark}${say('badge.times', { x: small(value, say.lang) })}`.trim()
}

function wordOf(verdict: Verdict, say: BadgeSay): string {
  if (verdict === 'young' || verdict === 'typical') return say(`badge.${verdict}`)
  return verdict === 'none' ? '' : say(`verdict.${verdict}`)
}

function titleOf({ basis, verdict, value, of, number, per, divisor, n, rounded }: PostVerdict, say: BadgeSay): string {
  const { lang } = say
  const median = compact(divisor, lang)
  const what = sayCodes(of.join('+'), say)
  const values = {
    what,
    n,
    number: compact(number, lang),
    median,
    divisor: median,
    per: sayCodes(per, say),
    x: small(value, lang),
    p: percent(value, lang),
  }
  const key = basis === 'own-median' ? 'badge.own' : of.length > 1 ? 'badge.ownRate' : 'badge.ownPart'
  const word = wordOf(verdict, say)
  const text = say(key, values)
  return [word ? say('badge.word', { word, text }) : text, rounded && say('badge.rounded'), verdict === 'young' && say('badge.stillYoung')]
    .filter(Boolean)
    .join(' · ')
}
