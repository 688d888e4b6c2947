import * as z from 'zod/mini'
import { BriefId, BriefReply, ChangeBrief, CreateBrief, Progress, SavedBrief } from './schema/brief.ts'
import {
  Candidate,
  CandidateKey,
  CandidatePage,
  ChangeCandidate,
  FollowerHistory,
  ListQuery,
  ObservationsQuery,
  Platform,
  QuoteHistory,
  SaveCandidate,
  Stage,
} from './schema/candidate.ts'
import { Cohorts, Mark } from './schema/cohort.ts'
import type { ErrorCode } from './schema/error.ts'
import { Observation } from './schema/observation.ts'
import { Price } from './schema/quote.ts'

/** One operation of the API as plain data: routes, validation, OpenAPI and the client are all made from it. */
export interface Operation {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  /** `member`: needs a member's key as bearer token. */
  auth: 'member' | 'none'
  params?: z.ZodMiniType
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  reply: z.ZodMiniType
  errors: readonly ErrorCode[]
}

const operation = <const O extends Operation>(declared: O): O => declared

const Member = z.object({ workspace: z.object({ id: z.string(), name: z.string() }), member: z.object({ id: z.string(), name: z.string() }) })
const name = z.string().check(z.minLength(1), z.maxLength(80))
const BriefKey = z.object({ briefId: BriefId })

/** The HTTP contract between extension and Worker. */
export const api = {
  health: operation({
    method: 'GET',
    path: '/healthz',
    summary: 'Whether the API and its database answer',
    auth: 'none',
    reply: z.object({ ok: z.literal(true), version: z.string() }),
    errors: [],
  }),
  connect: operation({
    method: 'POST',
    path: '/v1/connect',
    summary: 'Turns a single-use pairing code into a member key',
    auth: 'none',
    body: z.object({ code: z.string().check(z.minLength(1), z.maxLength(100)), name: z.optional(name) }),
    reply: z.extend(Member, { key: z.string() }),
    errors: ['bad-request', 'unauthorized', 'code-used', 'too-large'],
  }),
  me: operation({
    method: 'GET',
    path: '/v1/me',
    summary: 'The member and workspace of the key',
    auth: 'member',
    reply: Member,
    errors: ['unauthorized'],
  }),
  createPairingCode: operation({
    method: 'POST',
    path: '/v1/pairing-codes',
    summary: 'Makes a single-use code that lets a teammate join the workspace',
    auth: 'member',
    body: z.object({}),
    reply: z.object({ code: z.string(), expiresAt: z.iso.datetime() }),
    errors: ['bad-request', 'unauthorized', 'too-large'],
  }),
  saveCandidate: operation({
    method: 'PUT',
    path: '/v1/candidates/{platform}/{creatorId}',
    summary: 'Saves a creator, or refreshes one, with an observation; the same observation twice changes nothing',
    auth: 'member',
    params: CandidateKey,
    body: SaveCandidate,
    reply: Candidate,
    errors: ['bad-request', 'unauthorized', 'too-large'],
  }),
  listCandidates: operation({
    method: 'GET',
    path: '/v1/candidates',
    summary: 'The saved candidates, filtered, sorted, page by page',
    auth: 'member',
    query: ListQuery,
    reply: CandidatePage,
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  lookUpCandidates: operation({
    method: 'POST',
    path: '/v1/candidates/look-up',
    summary: 'Which of up to 200 creators the team has saved',
    auth: 'member',
    body: z.object({ creators: z.array(CandidateKey).check(z.maxLength(200)) }),
    reply: z.object({
      saved: z.array(
        z.object({
          platform: z.string(),
          creatorId: z.string(),
          stage: Stage,
          savedBy: z.string(),
          savedAt: z.iso.datetime(),
          score: z.nullable(z.number()),
          /** What the creator itself is counted as in the cohorts: to be left out where it is compared with them. */
          marks: z.optional(z.array(Mark)),
          /** The newest price that the team noted. */
          quote: z.optional(Price),
        }),
      ),
    }),
    errors: ['bad-request', 'unauthorized', 'too-large'],
  }),
  getCandidate: operation({
    method: 'GET',
    path: '/v1/candidates/{platform}/{creatorId}',
    summary: 'One saved candidate',
    auth: 'member',
    params: CandidateKey,
    reply: Candidate,
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  listObservations: operation({
    method: 'GET',
    path: '/v1/candidates/{platform}/{creatorId}/observations',
    summary: 'The observations of a candidate, newest first, page by page',
    auth: 'member',
    params: CandidateKey,
    query: ObservationsQuery,
    reply: z.object({ observations: z.array(Observation), nextBefore: z.nullable(z.iso.datetime()) }),
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  listFollowers: operation({
    method: 'GET',
    path: '/v1/candidates/{platform}/{creatorId}/followers',
    summary: 'The follower counts of a candidate’s newest 400 observations, newest first',
    auth: 'member',
    params: CandidateKey,
    reply: FollowerHistory,
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  listQuotes: operation({
    method: 'GET',
    path: '/v1/candidates/{platform}/{creatorId}/quotes',
    summary: 'The newest 200 prices that were noted of a candidate, newest first, with those that were cleared',
    auth: 'member',
    params: CandidateKey,
    reply: QuoteHistory,
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  changeCandidate: operation({
    method: 'PATCH',
    path: '/v1/candidates/{platform}/{creatorId}',
    summary: 'Changes stage, note, tags or quote of the version named; a newer version answers 409',
    auth: 'member',
    params: CandidateKey,
    body: ChangeCandidate,
    reply: Candidate,
    errors: ['bad-request', 'unauthorized', 'not-found', 'conflict', 'too-large'],
  }),
  removeCandidate: operation({
    method: 'DELETE',
    path: '/v1/candidates/{platform}/{creatorId}',
    summary: 'Takes a candidate off the list; restore brings it back with its history',
    auth: 'member',
    params: CandidateKey,
    reply: z.object({ removed: z.literal(true) }),
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  restoreCandidate: operation({
    method: 'POST',
    path: '/v1/candidates/{platform}/{creatorId}/restore',
    summary: 'Brings a removed candidate back',
    auth: 'member',
    params: CandidateKey,
    body: z.object({}),
    reply: Candidate,
    errors: ['bad-request', 'unauthorized', 'not-found', 'too-large'],
  }),
  cohorts: operation({
    method: 'GET',
    path: '/v1/cohorts',
    summary: 'Quantile sketches of what the team has observed on a platform, by metric and size; null where the version named is the newest',
    auth: 'member',
    query: z.object({ platform: Platform, version: z.optional(z.coerce.number().check(z.int())) }),
    reply: z.object({ version: z.int(), cohorts: z.nullable(Cohorts) }),
    errors: ['bad-request', 'unauthorized'],
  }),
  listBriefs: operation({
    method: 'GET',
    path: '/v1/briefs',
    summary: 'The briefs of the team by name',
    auth: 'member',
    reply: z.object({ briefs: z.array(SavedBrief) }),
    errors: ['unauthorized'],
  }),
  createBrief: operation({
    method: 'POST',
    path: '/v1/briefs',
    summary: 'Makes a brief under an id of the caller’s and scores the first candidates by it; the same one twice is one',
    auth: 'member',
    body: CreateBrief,
    reply: BriefReply,
    errors: ['bad-request', 'unauthorized', 'conflict', 'too-large'],
  }),
  changeBrief: operation({
    method: 'PUT',
    path: '/v1/briefs/{briefId}',
    summary: 'Changes the version named and begins to score anew; a newer version answers 409',
    auth: 'member',
    params: BriefKey,
    body: ChangeBrief,
    reply: BriefReply,
    errors: ['bad-request', 'unauthorized', 'not-found', 'conflict', 'too-large'],
  }),
  removeBrief: operation({
    method: 'DELETE',
    path: '/v1/briefs/{briefId}',
    summary: 'Takes a brief away; restore brings it back',
    auth: 'member',
    params: BriefKey,
    reply: z.object({ removed: z.literal(true) }),
    errors: ['bad-request', 'unauthorized', 'not-found'],
  }),
  restoreBrief: operation({
    method: 'POST',
    path: '/v1/briefs/{briefId}/restore',
    summary: 'Brings a removed brief back',
    auth: 'member',
    params: BriefKey,
    body: z.object({}),
    reply: BriefReply,
    errors: ['bad-request', 'unauthorized', 'not-found', 'conflict', 'too-large'],
  }),
  scoreBrief: operation({
    method: 'POST',
    path: '/v1/briefs/{briefId}/score',
    summary: 'Scores the next candidates that the newest version of a brief has not scored, some hundred at once; ask until none is left',
    auth: 'member',
    params: BriefKey,
    body: z.object({}),
    reply: Progress,
    errors: ['bad-request', 'unauthorized', 'not-found', 'too-large'],
  }),
} as const

export type Api = typeof api
export type OperationName = keyof Api
export type Input<N extends OperationName, P extends 'params' | 'query' | 'body'> =
  Api[N] extends Record<P, infer S extends z.ZodMiniType> ? z.input<S> : undefined
export type Output<N extends OperationName, P extends 'params' | 'query' | 'body'> =
  Api[N] extends Record<P, infer S extends z.ZodMiniType> ? z.output<S> : undefined
export type Reply<N extends OperationName> = z.output<Api[N]['reply']>
