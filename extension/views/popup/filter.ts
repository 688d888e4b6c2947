import { numberOf } from '../../../shared/metrics/number-of.ts'
import type { Candidate, Stage } from '../../../shared/schema/candidate.ts'
import type { EvidenceCode } from '../../../shared/schema/evidence.ts'
import type { Quadrant } from '../../../shared/schema/judgement.ts'
import { type CandidateQuery, FIRST_PAGE } from '../../services/candidates.ts'

/** What the list shows; an empty text filters nothing. */
export interface Filter {
  q: string
  platform: string
  stage: Stage | ''
  /** The id of the brief whose scores are shown. */
  brief: string
  quadrant: Quadrant | ''
  flag: EvidenceCode | ''
  sort: Sort
}
export const SORTS = ['score', 'followers', 'savedAt', 'updatedAt', 'name'] as const
export type Sort = (typeof SORTS)[number]
const NARROWING = ['platform', 'stage', 'quadrant', 'flag'] as const
export const ALL: Filter = { q: '', platform: '', stage: '', brief: '', quadrant: '', flag: '', sort: 'score' }

/** Whether candidates are left out; a brief leaves none out but those of other platforms. */
export const isFiltered = ({ q, ...filter }: Filter): boolean => q.trim() !== '' || NARROWING.some((key) => filter[key] !== '')

/** The filter as the API is asked for it. */
export function queryOf({ q, sort, ...filter }: Filter, cursor?: string): CandidateQuery {
  const named = Object.entries(filter).filter(([, value]) => value !== '')
  return {
    ...FIRST_PAGE,
    sort,
    order: sort === 'name' ? 'asc' : 'desc',
    ...(q.trim() ? { q: q.trim() } : {}),
    ...Object.fromEntries(named),
    ...(cursor ? { cursor } : {}),
  }
}

/** What is known here, filtered and sorted as the API would, until it answers. */
export function applied(candidates: readonly Candidate[], filter: Filter): Candidate[] {
  const wanted = fold(filter.q.trim())
  const { platform, stage, quadrant, flag } = filter
  return candidates
    .filter((one) => (!platform || one.platform === platform) && (!stage || one.stage === stage))
    .filter(({ judged }) => !quadrant || judged?.quadrant === quadrant)
    .filter(({ evidence = [] }) => !flag || evidence.some(({ code }) => code === flag))
    .filter(({ creator }) => fold(`${creator.name ?? ''}\n${creator.handle ?? ''}`).includes(wanted))
    .sort(ORDER[filter.sort])
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Largest first, unknown last. */
const falling = (value: (candidate: Candidate) => number | null) => (a: Candidate, b: Candidate) => (value(b) ?? -1) - (value(a) ?? -1)

const ORDER: Record<Sort, (a: Candidate, b: Candidate) => number> = {
  score: falling(({ score }) => score.value),
  followers: falling(({ creator }) => numberOf(creator.followers, 'floor')),
  savedAt: (a, b) => b.savedAt.localeCompare(a.savedAt),
  updatedAt: (a, b) => b.updatedAt.localeCompare(a.updatedAt),
  name: (a, b) => nameOf(a).localeCompare(nameOf(b)),
}

/** What a creator is called: a name where the platform gives one. */
export const nameOf = ({ creator, creatorId }: Pick<Candidate, 'creator' | 'creatorId'>): string => creator.name || creator.handle || creatorId
