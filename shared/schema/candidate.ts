import * as z from 'zod/mini'
import { BriefId, Progress } from './brief.ts'
import { EVIDENCE_CODES, Evidence } from './evidence.ts'
import { Judged, QUADRANTS } from './judgement.ts'
import { Metric } from './metric.ts'
import { Creator, Observation } from './observation.ts'
import { Price, Quote } from './quote.ts'
import { Score } from './score.ts'

/** 线索 → 已触达 → 议价 → 已签约 → 制作 → 已发布 → 已复盘, plus 拒绝 and 勿联系. */
export const STAGES = ['lead', 'contacted', 'negotiating', 'signed', 'producing', 'published', 'reviewed', 'rejected', 'do-not-contact'] as const
export const Stage = z.enum(STAGES)
export type Stage = z.infer<typeof Stage>

export const Platform = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))
export const CreatorId = z.string().check(z.minLength(1), z.maxLength(128))
const Note = z.string().check(z.maxLength(4_000))
const Tags = z.array(z.string().check(z.minLength(1), z.maxLength(40))).check(z.maxLength(20))

/** A creator that the team has saved: the newest facts, figures computed from them, and what the team decided. */
export const Candidate = z.object({
  platform: Platform,
  creatorId: CreatorId,
  creator: Creator,
  observedAt: z.iso.datetime(),
  metrics: z.array(Metric),
  score: Score,
  /** What speaks against the numbers, and gates the score; absent where the last save was before evidence was looked for. */
  evidence: z.optional(z.array(Evidence)),
  /** Only where a brief is asked for, whose score and evidence those above then are; null while that brief has not scored the candidate. */
  judged: z.optional(z.nullable(Judged)),
  stage: Stage,
  /** The newest price that the team noted; absent without one and after it was cleared. */
  quote: z.optional(Quote),
  note: z.string(),
  tags: z.array(z.string()),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Grows by one with each change; a change names the version it was made from. */
  version: z.int(),
  observations: z.int(),
})
export type Candidate = z.infer<typeof Candidate>

export const SaveCandidate = z.object({ observation: Observation, note: z.optional(Note), tags: z.optional(Tags) })
export type SaveCandidate = z.infer<typeof SaveCandidate>

export const ChangeCandidate = z.object({
  version: z.int(),
  stage: z.optional(Stage),
  note: z.optional(Note),
  tags: z.optional(Tags),
  /** Null clears it. */
  quote: z.optional(z.nullable(Price)),
})
export type ChangeCandidate = z.infer<typeof ChangeCandidate>

export const SORTS = ['score', 'followers', 'savedAt', 'updatedAt', 'name'] as const
export const ListQuery = z.object({
  q: z.optional(z.string().check(z.maxLength(200))),
  platform: z.optional(Platform),
  stage: z.optional(Stage),
  /** Score, evidence, fit and quadrant by this brief, and its platforms alone. */
  brief: z.optional(BriefId),
  /** Needs a brief. */
  quadrant: z.optional(z.enum(QUADRANTS)),
  /** Those with a piece of evidence of this code. */
  flag: z.optional(z.enum(EVIDENCE_CODES)),
  sort: z._default(z.enum(SORTS), 'score'),
  /** Names run upwards, everything else downwards, unless it is stated. Whatever the order, a missing value comes last. */
  order: z.optional(z.enum(['asc', 'desc'])),
  cursor: z.optional(z.string().check(z.maxLength(2_000))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
})
export type ListQuery = z.infer<typeof ListQuery>

export const CandidatePage = z.object({
  candidates: z.array(Candidate),
  nextCursor: z.nullable(z.string()),
  total: z.int(),
  /** Of the brief that was asked for; candidates that it has not scored yet come last by score. */
  brief: z.optional(z.extend(Progress, { id: BriefId, version: z.int() })),
})
export type CandidatePage = z.infer<typeof CandidatePage>

/** One page of history: what was observed before an instant. Few at a time, because one observation may hold 500 posts. */
export const ObservationsQuery = z.object({
  before: z.optional(z.iso.datetime()),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
})
export type ObservationsQuery = z.infer<typeof ObservationsQuery>

/** Every price that was noted of a candidate, newest first; null where one was cleared. */
export const QuoteHistory = z.object({
  history: z.array(z.object({ quote: z.nullable(Price), by: z.string(), at: z.iso.datetime() })),
})
export type QuoteHistory = z.infer<typeof QuoteHistory>

/** Followers that observations of a candidate stated, newest first: what growth and follower rises are told from. */
export const FollowerHistory = z.object({ history: z.array(z.object({ observedAt: z.iso.datetime(), followers: z.int() })) })
export type FollowerHistory = z.infer<typeof FollowerHistory>

export const CandidateKey = z.object({ platform: Platform, creatorId: CreatorId })
export type CandidateKey = z.infer<typeof CandidateKey>
