import type { Brief } from '../../schema/brief.ts'
import type { FitPart } from '../../schema/judgement.ts'
import type { Observation } from '../../schema/observation.ts'
import { languageOf } from './language.ts'
import { aboutness, type Match, matchesOf } from './match.ts'
import type { Passage } from './passages.ts'
import { namesOfRegion } from './regions.ts'
import { placesOf, readText } from './words.ts'

/** `value` 0…1; null where the brief does not ask (`not-asked`) or the creator says nothing of it (`not-stated`). */
export interface JudgedFit {
  value: number | null
  reason: 'matched' | 'no-match' | 'not-asked' | 'not-stated'
  matches: Match[]
  /** What was compared: shares of posts by language, the region as stated. */
  stated: Readonly<Record<string, number | string>>
}
interface Subject {
  brief: Brief
  observation: Pick<Observation, 'creator' | 'posts'>
  passages: readonly Passage[]
}

/** How a creator fits each wish of a brief. */
export const FIT_JUDGES: Record<FitPart, (subject: Subject) => JudgedFit> = { keywords, categories, languages, regions }

/** Mean over the keywords of how much the texts speak of each. */
function keywords({ brief, passages }: Subject): JudgedFit {
  if (brief.keywords.length === 0) return none('not-asked')
  if (passages.length === 0) return none('not-stated')
  const found = brief.keywords.map((keyword) => matchesOf(keyword, passages))
  const sum = found.reduce((total, matches) => total + aboutness(matches, passages), 0)
  return judged(sum / found.length, found.flat())
}

/** The category that fits best; its name and its words count together. */
function categories({ brief, passages }: Subject): JudgedFit {
  if (brief.categories.length === 0) return none('not-asked')
  if (passages.length === 0) return none('not-stated')
  const found = brief.categories.map(({ name, words }) => {
    const matches = [...new Set([name, ...words])].flatMap((word) => matchesOf(word, passages))
    return { value: aboutness(matches, passages), matches, name }
  })
  const [best] = found.toSorted((a, b) => b.value - a.value)
  return best && best.value > 0 ? judged(best.value, best.matches, { category: best.name }) : judged(0)
}

/** Share of the captions, or else of name and bio, that are in one of the languages; those in no language that can be told are left out. */
function languages({ brief, passages }: Subject): JudgedFit {
  if (brief.languages.length === 0) return none('not-asked')
  const spoken = (own: boolean) => passages.filter(({ post }) => (post !== null) === own).flatMap(({ text }) => languageOf(text.plain) ?? [])
  const captions = spoken(true)
  const told = captions.length > 0 ? captions : spoken(false)
  if (told.length === 0) return none('not-stated')
  const stated = Object.fromEntries([...Map.groupBy(told, (one) => one)].map(([language, ones]) => [language, ones.length / told.length]))
  return judged(told.filter((language) => brief.languages.includes(language)).length / told.length, [], stated)
}

/** Whether the region that the page states, or else the bio, names one of the regions. */
function regions({ brief, observation, passages }: Subject): JudgedFit {
  if (brief.regions.length === 0) return none('not-asked')
  const names = brief.regions.flatMap(namesOfRegion)
  const region = observation.creator.region?.trim()
  if (region) {
    const text = readText(region)
    const isOne = brief.regions.includes(region.toUpperCase()) || names.some((name) => placesOf(name, text).length > 0)
    return judged(Number(isOne), [], { region })
  }
  const bios = passages.filter(({ where }) => where === 'bio')
  const matches = names.flatMap((name) => matchesOf(name, bios))
  return matches.length > 0 ? judged(1, matches) : none('not-stated')
}

const judged = (value: number, matches: Match[] = [], stated: JudgedFit['stated'] = {}): JudgedFit => ({
  value,
  reason: value > 0 ? 'matched' : 'no-match',
  matches,
  stated,
})
const none = (reason: 'not-asked' | 'not-stated'): JudgedFit => ({ value: null, reason, matches: [], stated: {} })
