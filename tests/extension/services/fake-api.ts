import { vi } from 'vitest'
import type { Reply } from '../../../shared/api.ts'
import { findEvidence } from '../../../shared/metrics/evidence/find-evidence.ts'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { ErrorCode } from '../../../shared/schema/error.ts'
import { ERROR_CODES } from '../../../shared/schema/error.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { step } from './mortal.ts'

interface Row {
  observations: Observation[]
  version: number
  removed: boolean
  stage: Candidate['stage']
  note: string
}

interface Body {
  observation?: Observation
  creators?: { platform: string; creatorId: string }[]
  version?: number
  stage?: Candidate['stage']
  note?: string
}

/** The API's promises on saving, kept in memory: idempotent by observedAt, versions that grow by one, removal that restore undoes. */
export class FakeApi {
  readonly rows = new Map<string, Row>()
  /** Requests that arrived, as "METHOD path". */
  readonly requests: string[] = []
  /** What answers instead of the API, by request; undefined lets it through. */
  fault: (request: string) => 'down' | 'lost' | ErrorCode | undefined = () => undefined
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

  change(name: string, change: Partial<Pick<Row, 'stage' | 'note'>>): void {
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
    if (path.endsWith('/look-up'))
      return Response.json({ saved: (body.creators ?? []).flatMap((key) => this.summary(`${key.platform}/${key.creatorId}`)) })
    const name = decodeURIComponent(path.replace('/v1/candidates/', '').replace(/\/(?:restore|followers)$/, ''))
    if (path.endsWith('/followers')) return this.followers(name)
    if (method === 'PUT' && body.observation) return Response.json(candidateOf(this.save(name, body.observation)))
    if (path.endsWith('/restore')) this.restore(name)
    return this.answerAbout(name, method, body)
  }

  private answerAbout(name: string, method: string, { version, stage, note }: Body): Response {
    const row = this.rows.get(name)
    if (!row || row.removed) return refusal('not-found')
    if (method === 'PATCH' && version !== row.version) return refusal('conflict')
    if (method === 'PATCH') this.change(name, { ...(stage ? { stage } : {}), ...(note === undefined ? {} : { note }) })
    if (method === 'DELETE') this.remove(name)
    return Response.json(method === 'DELETE' ? { removed: true } : candidateOf(this.rows.get(name) ?? row))
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
    const listed = all.filter(fits)
    const start = Number(query.get('cursor') ?? 0)
    const end = start + Number(query.get('limit'))
    return Response.json({ candidates: listed.slice(start, end), nextCursor: end < listed.length ? String(end) : null, total: listed.length })
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

const refusal = (code: ErrorCode) => Response.json({ error: { code, message: `refused: ${code}`, requestId: 'r1' } }, { status: ERROR_CODES[code] })

function candidateOf({ observations, version, stage, note }: Row): Candidate {
  const newest = observations.toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))[0]
  if (!newest) throw new Error('a row without an observation')
  const { creator, observedAt } = newest
  return {
    ...{ platform: creator.platform, creatorId: creator.id, creator, observedAt, stage, version, observations: observations.length },
    ...{ metrics: [], score: { value: null, coverage: 0, gate: 1, parts: [] }, evidence: findEvidence(newest), note, tags: [] },
    ...{ savedBy: 'Ada', savedAt: observedAt, updatedAt: observedAt },
  }
}
