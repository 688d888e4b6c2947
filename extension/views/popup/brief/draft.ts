import * as z from 'zod/mini'
import { Brief, GOALS } from '../../../../shared/schema/brief.ts'
import { SCORE_PARTS } from '../../../../shared/schema/score.ts'
import { GOAL_WEIGHTS } from '../../../../shared/scoring/goal-weights.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/scoring/quadrant.ts'
import { DEFAULT_WEIGHTS } from '../../../../shared/scoring/score.ts'

const Bound = z.object({ min: z.string(), max: z.string() })

/** A brief as it is being written: texts as they were typed, lists as one text. Weights and thresholds are 0…100. */
export const BriefDraft = z.object({
  name: z.string(),
  goal: z.enum(GOALS),
  platforms: z.array(z.string()),
  regions: z.string(),
  languages: z.array(z.string()),
  keywords: z.string(),
  categories: z.string(),
  words: z.string(),
  competitors: z.string(),
  tiers: z.record(z.string(), Bound),
  budget: z.string(),
  currency: z.string(),
  weights: z.record(z.enum(SCORE_PARTS), z.number()),
  thresholds: z.object({ performance: z.number(), fit: z.number() }),
})
export type BriefDraft = z.infer<typeof BriefDraft>
export type Field = keyof BriefDraft

/** What a new brief begins with. */
export const newDraft = (goal: Brief['goal'] = 'exposure', currency = 'CNY'): BriefDraft => ({
  ...{ name: '', goal, platforms: [], regions: '', languages: [], keywords: '', categories: '', words: '', competitors: '', tiers: {} },
  ...{ budget: '', currency, weights: { ...GOAL_WEIGHTS[goal] }, thresholds: { ...DEFAULT_THRESHOLDS } },
})

/** Another goal brings its own weights, unless somebody has set them. */
export function withGoal(draft: BriefDraft, goal: Brief['goal']): BriefDraft {
  const untouched = SCORE_PARTS.every((part) => draft.weights[part] === GOAL_WEIGHTS[draft.goal][part])
  return { ...draft, goal, ...(untouched && { weights: { ...GOAL_WEIGHTS[goal] } }) }
}

/** A saved brief to be changed. Weights are shown as shares of their sum, in whole percent. */
export function draftOf(brief: Brief): BriefDraft {
  const { mustNot, tiers, budget, weights = DEFAULT_WEIGHTS, thresholds = DEFAULT_THRESHOLDS } = brief
  const sum = SCORE_PARTS.reduce((total, part) => total + weights[part], 0)
  const isPercent = SCORE_PARTS.every((part) => Number.isInteger(weights[part]) && weights[part] <= 100)
  const shown = SCORE_PARTS.map((part) => [part, isPercent ? weights[part] : Math.round((100 * weights[part]) / sum)])
  return {
    ...{ name: brief.name, goal: brief.goal, platforms: brief.platforms, languages: brief.languages, currency: brief.currency, thresholds },
    ...{ regions: joined(brief.regions), keywords: joined(brief.keywords), words: joined(mustNot.words), competitors: joined(mustNot.competitors) },
    categories: brief.categories.map(({ name, words }) => (words.length > 0 ? `${name}: ${joined(words)}` : name)).join('\n'),
    tiers: Object.fromEntries(Object.entries(tiers).map(([tier, { min, max }]) => [tier, { min: textOf(min), max: textOf(max) }])),
    budget: textOf(budget),
    weights: Object.fromEntries(shown) as BriefDraft['weights'],
  }
}

const joined = (terms: readonly string[]): string => terms.join(', ')
const textOf = (value: number | null | undefined): string => (value == null ? '' : String(value))

/** The brief that a draft says, or the fields that do not fit. */
export function briefOf(draft: BriefDraft): { brief: Brief } | { wrong: Field[] } {
  const { name, goal, platforms, languages, weights, thresholds } = draft
  const parsed = Brief.safeParse({
    ...{ name, goal, platforms, languages, weights, thresholds },
    ...{ regions: termsIn(draft.regions), keywords: termsIn(draft.keywords) },
    categories: draft.categories.split('\n').flatMap(categoryIn),
    mustNot: { words: termsIn(draft.words), competitors: termsIn(draft.competitors) },
    tiers: Object.fromEntries(Object.entries(draft.tiers).flatMap(([tier, bound]) => tierIn(tier, bound))),
    budget: numberIn(draft.budget),
    currency: draft.currency.trim().toUpperCase(),
  })
  if (parsed.success) return { brief: parsed.data }
  return { wrong: [...new Set(parsed.error.issues.flatMap(({ path }) => fieldOf(path.map(String)) ?? []))] }
}

/** The field of the form that a path of the schema, or of the API ("brief.mustNot.words.3"), speaks of. */
export function fieldOf(path: readonly string[]): Field | undefined {
  const [first, second] = path[0] === 'brief' ? path.slice(1) : path
  const name = first === 'mustNot' ? second : first
  return (Object.keys(BriefDraft.shape) as Field[]).find((field) => field === name)
}

/** Terms are parted by commas of any script, semicolons or lines; spaces belong to them. */
const termsIn = (text: string): string[] => [...new Set(text.split(/[,，、;；\n]/).map((term) => term.trim()))].filter(Boolean)

/** "Skincare: cream, 面霜" is a category and its words. */
function categoryIn(line: string): { name: string; words: string[] }[] {
  const [name = '', ...words] = line.split(/[:：]/)
  return name.trim() ? [{ name: name.trim(), words: termsIn(words.join(',')) }] : []
}

function tierIn(tier: string, { min, max }: z.infer<typeof Bound>): [string, { min?: number; max?: number }][] {
  const [least, most] = [numberIn(min), numberIn(max)]
  if (least === null && most === null) return []
  return [[tier, { ...(least !== null && { min: least }), ...(most !== null && { max: most }) }]]
}

/** A number however its thousands are parted; null for none, NaN, which no schema takes, for what is no number. */
const numberIn = (text: string): number | null => (text.trim() === '' ? null : Number(text.replace(/[\s,，]/g, '')))
