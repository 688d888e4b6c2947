import { vi } from 'vitest'
import type { Reply } from '../../../shared/api.ts'
import { findEvidence } from '../../../shared/metrics/evidence/find-evidence.ts'
import { measure } from '../../../shared/metrics/measure.ts'
import type { Brief, BriefReply, SavedBrief } from '../../../shared/schema/brief.ts'
import type { Candidate, QuoteHistory } from '../../../shared/schema/candidate.ts'
import type { ErrorCode } from '../../../shared/schema/error.ts'
import { ERROR_CODES } from '../../../shared/schema/error.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import type { Price, Quote } from '../../../shared/schema/quote.ts'
import { appraiseFor } from '../../../shared/scoring/appraise.ts'
import { step } from './mortal.ts'

interface Row {
  observations: Observation[]
  version: number
  removed: boolean
  stage: Candidate['stage']
  note: string
  quote?: Quote | undefined
  quotes?: QuoteHistory['history']
}

interface Body {
  id?: string
  brief?: Brief
  observation?: Observation
  creators?: { platform: string; creatorId: string }[]
  version?: number
  stage?: Candidate['stage']
  note?: string
  quote?: Price | null
}

/** The API's promises on saving, kept in memory: idempotent by observedAt, versions that grow by one, removal that restore undoes. */
export class FakeApi {
  readonly rows = new Map<string, Row>()
  /** The briefs, those that were removed too. */
  readonly briefs = new Map<string, SavedBrief & { removed: boolean }>()
  /** Candidates that a brief has scored; the others wait for steps. */
  scoredAtOnce = Number.POSITIVE_INFINITY
  /** Requests that arrived, as "METHOD path". */
  readonly requests: string[] = []
  /** What answers instead of the API, by request; undefined lets it through. */
  fault: (request: string) => 'down' | 'lost' | ErrorCode | undefined = () => undefined
  /** How a newer API would send a row of the list. */
  row: (candidate: Candidate) => unknown = (candidate) => candidate
  /** What the cohorts of every platform are. */
  cohorts: Reply<'cohorts'> = { version: 0, cohorts: {} }
  /** Runs while a request is under way. */
  during: (request: string) => Promise<void> = async () => {}

  /** The names on the list. */
  names(): string[] {
    return [...this.rows].filter(([, row]) => !row.removed).map(([name]) => name)
  }

  save(name: string, observation: Observation): Row {
    const row = this.rows.get(name) ?? { observations: [], version: 0, removed: true, stage: 'lead' as const, note: '' }
    const known = row.observations.some((one) => one.observedAt === observation.observedAt)
    if (known && !row.removed) return row
    const observations = known ? row.observations : [...row.observations, observation]
    const next = { ...row, observations, version: row.version + 1, removed: false }
    this.rows.set(name, next)
    return next
  }

  remove(name: string): void {
    const row = this.rows.get(name)
    if (row && !row.removed) this.rows.set(name, { ...row, version: row.version + 1, removed: true })
  }

  restore(name: string): void {
    const row = this.rows.get(name)
    if (row?.removed) this.rows.set(name, { ...row, version: row.version + 1, removed: false })
  }

  /** Notes what a creator asks for a post. */
  quote(name: string, quote: Price | null): void {
    const { quotes = [] } = this.rows.get(name) ?? {}
    const noted = { by: 'Ada', at: new Date().toISOString() }
    this.change(name, { quote: quote ? { ...quote, ...noted } : undefined, quotes: [{ quote, ...noted }, ...quotes] })
  }

  change(name: string, change: Partial<Pick<Row, 'stage' | 'note' | 'quote' | 'quotes'>>): void {
    const row = this.rows.get(name)
    if (row && !row.removed) this.rows.set(name, { ...row, ...change, version: row.version + 1 })
  }

  /** Takes the place of the network. */
  readonly fetch = async (url: URL, init: RequestInit): Promise<Response> => {
    const request = `${init.method} ${url.pathname}`
    step()
    const fault = this.fault(request)
    if (fault === 'down') throw new TypeError('Failed to fetch')
    this.requests.push(request)
    await this.during(request)
    if (fault && fault !== 'lost') return refusal(fault)
    const response = this.answer(init.method ?? '', url, init.body ? JSON.parse(String(init.body)) : {})
    if (fault === 'lost') throw new TypeError('Failed to fetch')
    step()
    return response
  }

  private answer(method: string, url: URL, body: Body): Response {
    const path = url.pathname
    if (path === '/v1/connect') return Response.json({ key: 'key-2', workspace: { id: 'w1', name: 'Team' }, member: { id: 'm1', name: 'Ada' } })
    if (path === '/v1/candidates') return this.list(url.searchParams)
    if (path === '/v1/cohorts')
      return Response.json(url.searchParams.get('version') === String(this.cohorts.version) ? { ...this.cohorts, cohorts: null } : this.cohorts)
    if (path.startsWith('/v1/briefs')) return this.answerBriefs(method, path.split('/').slice(3), body)
    if (path.endsWith('/look-up'))
      return Response.json({ saved: (body.creators ?? []).flatMap((key) => this.summary(`${key.platform}/${key.creatorId}`)) })
    const name = decodeURIComponent(path.replace('/v1/candidates/', '').replace(/\/(?:restore|followers|observations|quotes)$/, ''))
    const history = this.history(path, name)
    if (history) return history
    if (method === 'PUT' && body.observation) return Response.json(candidateOf(this.save(name, body.observation)))
    if (path.endsWith('/restore')) this.restore(name)
    return this.answerAbout(name, method, body)
  }

  private answerBriefs(method: string, [id = '', act = '']: string[], { id: made, brief, version = 0 }: Body): Response {
    const live = [...this.briefs.values()].filter(({ removed }) => !removed)
    if (method === 'GET') return Response.json({ briefs: live.map(({ removed: _, ...one }) => one) })
    if (brief && made) return this.keepBrief({ ...savedBy('Ada'), id: made, brief, version: 1 })
    const known = this.briefs.get(id)
    if (!known || (known.removed && act !== 'restore')) return refusal('not-found')
    if (method === 'PUT' && version !== known.version) return refusal('conflict')
    if (method === 'PUT' && brief) return this.keepBrief({ ...known, brief, version: version + 1 })
    if (act === 'score') {
      this.scoredAtOnce += 2
      return Response.json(this.progress())
    }
    if (method === 'DELETE') this.briefs.set(id, { ...known, removed: true })
    return method === 'DELETE' ? Response.json({ removed: true }) : this.keepBrief(known)
  }

  keepBrief(brief: SavedBrief): Response {
    this.briefs.set(brief.id, { ...brief, removed: false })
    return Response.json({ brief, progress: this.progress() } satisfies BriefReply)
  }

  private progress() {
    const of = this.names().length
    return { scored: Math.min(of, this.scoredAtOnce), of }
  }

  private answerAbout(name: string, method: string, { version, stage, note, quote }: Body): Response {
    const row = this.rows.get(name)
    if (!row || row.removed) return refusal('not-found')
    if (method === 'PATCH' && version !== row.version) return refusal('conflict')
    if (method === 'PATCH' && quote !== undefined) this.quote(name, quote)
    else if (method === 'PATCH') this.change(name, { ...(stage ? { stage } : {}), ...(note === undefined ? {} : { note }) })
    if (method === 'DELETE') this.remove(name)
    return Response.json(method === 'DELETE' ? { removed: true } : candidateOf(this.rows.get(name) ?? row))
  }

  private history(path: string, name: string): Response | undefined {
    const { quotes = [], observations = [] } = this.rows.get(name) ?? {}
    if (path.endsWith('/followers')) return this.followers(name)
    if (path.endsWith('/quotes')) return Response.json({ history: quotes })
    return path.endsWith('/observations') ? Response.json({ observations, nextBefore: null }) : undefined
  }

  private followers(name: string): Response {
    const seen = this.rows.get(name)?.observations.toSorted((a, b) => b.observedAt.localeCompare(a.observedAt)) ?? []
    const stated = seen.map(({ observedAt, creator }) => ({ observedAt, followers: creator.followers?.value }))
    return Response.json({ history: stated.filter(({ followers }) => followers != null) })
  }

  private list(query: URLSearchParams): Response {
    const fits = ({ creator, platform, stage }: Candidate) =>
      (creator.name ?? '').includes(query.get('q') ?? '') &&
      platform.includes(query.get('platform') ?? '') &&
      stage.includes(query.get('stage') ?? '')
    const all = this.names().map((name) =>
      candidateOf(this.rows.get(name) ?? { observations: [], version: 0, removed: true, stage: 'lead', note: '' }),
    )
    const by = query.get('brief') === null ? undefined : this.briefs.get(query.get('brief') ?? '')
    if (query.get('brief') !== null && (!by || by.removed)) return refusal('not-found')
    const seen = by ? all.map((one, at) => this.judgedBy(by, one, at)).sort((a, b) => (b.score.value ?? -1) - (a.score.value ?? -1)) : all
    const listed = seen
      .filter(fits)
      .filter(({ judged }) => !query.get('quadrant') || judged?.quadrant === query.get('quadrant'))
      .filter(({ evidence = [] }) => !query.get('flag') || evidence.some(({ code }) => code === query.get('flag')))
    const start = Number(query.get('cursor') ?? 0)
    const end = start + Number(query.get('limit'))
    const brief = by && { id: by.id, version: by.version, ...this.progress() }
    const nextCursor = end < listed.length ? String(end) : null
    return Response.json({ candidates: listed.slice(start, end).map(this.row), nextCursor, total: listed.length, ...(brief && { brief }) })
  }

  private judgedBy({ brief, version: briefVersion }: SavedBrief, candidate: Candidate, at: number): Candidate {
    const newest = this.rows.get(`${candidate.platform}/${candidate.creatorId}`)?.observations.at(-1)
    if (!newest || at >= this.scoredAtOnce) return { ...candidate, judged: null }
    const { metrics, score, evidence, fit, performance, quadrant } = appraiseFor(brief, newest)
    return { ...candidate, metrics, score, evidence, judged: { briefVersion, fit, performance, quadrant } }
  }

  private summary(name: string) {
    const row = this.rows.get(name)
    return row && !row.removed ? [{ ...candidateOf(row), score: null }] : []
  }
}

/** Puts a fresh API in the place of the network. */
export function installApi(): FakeApi {
  const api = new FakeApi()
  vi.stubGlobal('fetch', api.fetch)
  return api
}

const savedBy = (name: string) => ({ createdBy: name, createdAt: '2026-11-20T09:00:00.000Z', updatedBy: name, updatedAt: '2026-11-20T09:00:00.000Z' })

const refusal = (code: ErrorCode) => Response.json({ error: { code, message: `refused: ${code}`, requestId: 'r1' } }, { status: ERROR_CODES[code] })

function candidateOf({ observations, version, stage, note, quote }: Row): Candidate {
  const newest = observations.toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))[0]
  if (!newest) throw new Error('a row without an observation')
  const { creator, observedAt } = newest
  return {
    ...{ platform: creator.platform, creatorId: creator.id, creator, observedAt, stage, version, observations: observations.length },
    ...{ metrics: measure(newest), score: { value: null, coverage: 0, gate: 1, parts: [] }, evidence: findEvidence(newest), note, tags: [] },
    ...{ savedBy: 'Ada', savedAt: observedAt, updatedAt: observedAt },
    ...(quote && { quote }),
  }
}
