import * as z from 'zod/mini'
import type { OwnRates } from '../../shared/metrics/price-estimate.ts'
import type { Candidate } from '../../shared/schema/candidate.ts'
import { Cohorts } from '../../shared/schema/cohort.ts'
import type { Observation } from '../../shared/schema/observation.ts'
import type { Price } from '../../shared/schema/quote.ts'
import { type Cohort, cellsAbout, cohortOf, marksOf, sizeBinOf } from '../../shared/scoring/cohort.ts'
import { ownRates } from '../../shared/scoring/own-rates.ts'
import { call } from './api.ts'
import { readCachedCandidate } from './cached-list.ts'
import { type Connection, readConnection } from './connection.ts'
import { savedAmong } from './known.ts'
import { locked, readAll, readStored, removeStored, writeStored } from './store.ts'

/** How long cohorts are believed, how long the API is left alone after it gave none, and how long it is waited for, in ms. */
const FRESH = 5 * 60_000
const QUIET = 30_000
const PATIENCE = 3_000

const Stored = z.object({ workspace: z.string(), version: z.int(), until: z.number(), cohorts: Cohorts })
type Stored = z.infer<typeof Stored>
const PREFIX = 'cohorts:'
const keyOf = (platform: string): string => PREFIX + platform

/** What the team knows that bears on an observation. */
export interface TeamKnowledge {
  /** Its creators of that platform and size, without this one; undefined where none are known here. */
  peers?: Cohort | undefined
  /** What the API made of this very observation. */
  saved?: Candidate | undefined
  /** What the creator asks for a post. */
  quote?: Price | undefined
}

/** What is known here, without asking anyone: nothing where no team is connected. */
export async function teamKnowledge({ creator, observedAt }: Observation): Promise<TeamKnowledge> {
  const connection = await readConnection()
  if (!connection) return {}
  const key = { platform: creator.platform, creatorId: creator.id }
  const [cached, stored, saved] = await Promise.all([
    readCachedCandidate(connection.workspace.id, key),
    readCohorts(connection, creator.platform),
    savedAmong(creator.platform, [creator.id], false),
  ])
  if (cached && Date.parse(cached.observedAt) === Date.parse(observedAt)) return { saved: cached }
  const size = sizeBinOf(creator)
  const summary = saved.get(creator.id)
  const { quote } = summary ?? cached ?? {}
  return { quote, ...(stored && { peers: cohortOf(cellsAbout(stored.cohorts, size), size, summary?.marks ?? []) }) }
}

async function readCohorts({ workspace }: Connection, platform: string): Promise<Stored | undefined> {
  const stored = await readStored('local', keyOf(platform), Stored)
  return stored?.workspace === workspace.id ? stored : undefined
}

/** Brings the cohorts of a platform up to date where they are older than a few minutes, or `now`. Never waits long, never fails. */
export function refreshCohorts(platform: string, when: 'stale' | 'now' = 'stale'): Promise<void> {
  return locked('cohorts', async () => {
    const connection = await readConnection()
    const stored = connection && (await readCohorts(connection, platform))
    if (!connection || (when === 'stale' && (stored?.until ?? 0) > Date.now())) return
    const newest = await askApi(connection, platform, stored)
    await writeStored('local', keyOf(platform), { ...newest, workspace: connection.workspace.id })
  }).catch(() => {})
}

async function askApi(connection: Connection, platform: string, stored: Stored | undefined): Promise<Omit<Stored, 'workspace'>> {
  const { version = 0, cohorts: last = {} } = stored ?? {}
  try {
    const query = { platform, ...(stored ? { version } : {}) }
    const newest = await call(connection, 'cohorts', { query, signal: AbortSignal.timeout(PATIENCE) })
    return { version: newest.version, cohorts: newest.cohorts ?? last, until: Date.now() + FRESH }
  } catch {
    return { version, cohorts: last, until: Date.now() + QUIET }
  }
}

/** What a view costs by the team's own quotes of a platform, in a currency, without the creator's own. */
export type Rates = (candidate: Candidate, currency: string) => OwnRates

/** The rates of some platforms, as new as the API lets them be. */
export async function readRates(platforms: readonly string[]): Promise<Rates> {
  const connection = await readConnection()
  const stored = await Promise.all(
    platforms.map(async (platform) => {
      await refreshCohorts(platform)
      return [platform, (connection && (await readCohorts(connection, platform)))?.cohorts ?? {}] as const
    }),
  )
  const byPlatform = new Map(stored)
  return (candidate, currency) => ownRates(byPlatform.get(candidate.platform) ?? {}, currency, marksOf(candidate))
}

/** Forgets the cohorts of all platforms, at disconnecting. */
export const forgetCohorts = async (): Promise<void> => removeStored('local', [...(await readAll('local', PREFIX)).keys()].map(keyOf))
