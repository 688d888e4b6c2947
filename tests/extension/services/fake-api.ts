import { vi } from 'vitest'
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
}

/** The API's promises on saving, kept in memory: idempotent by observedAt, versions that grow by one, removal that restore undoes. */
export class FakeApi {
  readonly rows = new Map<string, Row>()
  /** Requests that arrived, as "METHOD path". */
  readonly requests: string[] = []
  /** What answers instead of the API, by request; undefined lets it through. */
  fault: (request: string) => 'down' | 'lost' | ErrorCode | undefined = () => undefined
  /** Runs while a request is under way. */
  during: (request: string) => Promise<void> = async () => {}

  /** The names on the list. */
  names(): string[] {
    return [...this.rows].filter(([, row]) => !row.removed).map(([name]) => name)
  }

  save(name: string, observation: Observation): Row {
    const row = this.rows.get(name) ?? { observations: [], version: 0, removed: true, stage: 'lead' as const }
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

  change(name: string, stage: Candidate['stage']): void {
    const row = this.rows.get(name)
    if (row && !row.removed) this.rows.set(name, { ...row, version: row.version + 1, stage })
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
    const response = this.answer(init.method ?? '', url.pathname, init.body ? JSON.parse(String(init.body)) : undefined)
    if (fault === 'lost') throw new TypeError('Failed to fetch')
    step()
    return response
  }

  private answer(
    method: string,
    path: string,
    body: { observation: Observation; creators: { platform: string; creatorId: string }[] } | undefined,
  ): Response {
    if (path === '/v1/connect') return Response.json({ key: 'key-2', workspace: { id: 'w1', name: 'Team' }, member: { id: 'm1', name: 'Ada' } })
    if (path.endsWith('/look-up'))
      return Response.json({ saved: (body?.creators ?? []).flatMap((key) => this.summary(`${key.platform}/${key.creatorId}`)) })
    const name = decodeURIComponent(path.replace('/v1/candidates/', ''))
    if (method === 'PUT' && body) return Response.json(candidateOf(this.save(name, body.observation)))
    const row = this.rows.get(name)
    if (!row || row.removed) return refusal('not-found')
    if (method !== 'DELETE') return Response.json(candidateOf(row))
    this.remove(name)
    return Response.json({ removed: true })
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

function candidateOf({ observations, version, stage }: Row): Candidate {
  const newest = observations.toSorted((a, b) => b.observedAt.localeCompare(a.observedAt))[0]
  if (!newest) throw new Error('a row without an observation')
  const { creator, observedAt } = newest
  return {
    ...{ platform: creator.platform, creatorId: creator.id, creator, observedAt, stage, version, observations: observations.length },
    ...{ metrics: [], score: { value: null, coverage: 0, gate: 1, parts: [] }, note: '', tags: [] },
    ...{ savedBy: 'Ada', savedAt: observedAt, updatedAt: observedAt },
  }
}
