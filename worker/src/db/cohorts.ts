import type { D1Database } from '@cloudflare/workers-types'
import { ANY_SIZE, type Cohorts, type Mark } from '../../../shared/schema/cohort.ts'
import type { Creator } from '../../../shared/schema/observation.ts'
import { type Cell, type Cohort, cohortOf, sizeBinOf, WINDOW } from '../../../shared/scoring/cohort.ts'

/** The peers of a creator; where its size is not known those of any size alone. @param own what the creator itself is counted as */
export async function readCohort(db: D1Database, workspaceId: string, creator: Creator, own: readonly Mark[]): Promise<Cohort> {
  const size = sizeBinOf(creator)
  const { results } = await db
    .prepare(
      `SELECT metric, value_bin AS bin, sum(n) AS n FROM cohorts
       WHERE workspace_id = ?1 AND platform = ?2 AND (size_bin BETWEEN ?3 AND ?4 OR size_bin = ${ANY_SIZE}) GROUP BY metric, value_bin`,
    )
    .bind(workspaceId, creator.platform, ...(size === null ? [ANY_SIZE, ANY_SIZE] : [size - WINDOW, size + WINDOW]))
    .all<Cell>()
  return cohortOf(results, size, own)
}

/** All cohorts of a platform and their version; without the cohorts where the version is the one that is `known`. */
export async function readCohorts(db: D1Database, workspaceId: string, platform: string, known: number | undefined) {
  const version = db.prepare('SELECT version FROM cohort_versions WHERE workspace_id = ?1 AND platform = ?2')
  const cells = db.prepare(
    `SELECT metric, size_bin, value_bin, n FROM cohorts WHERE workspace_id = ?1 AND platform = ?2 AND n > 0
     AND ?3 IS NOT (SELECT version FROM cohort_versions WHERE workspace_id = ?1 AND platform = ?2)`,
  )
  const [versions, rows] = await db.batch([version.bind(workspaceId, platform), cells.bind(workspaceId, platform, known ?? null)])
  const newest = (versions?.results[0] as { version: number } | undefined)?.version ?? 0
  return { version: newest, cohorts: newest === known ? null : toCohorts((rows?.results ?? []) as CellRow[]) }
}

interface CellRow {
  metric: string
  size_bin: number
  value_bin: number
  n: number
}

function toCohorts(rows: readonly CellRow[]): Cohorts {
  const byMetric = Map.groupBy(rows, ({ metric }) => metric)
  const bySize = (cells: readonly CellRow[]) =>
    [...Map.groupBy(cells, ({ size_bin }) => size_bin)].map(([size, at]) => [size, at.flatMap(({ value_bin, n }) => [value_bin, n])])
  return Object.fromEntries([...byMetric].map(([metric, cells]) => [metric, Object.fromEntries(bySize(cells))]))
}
