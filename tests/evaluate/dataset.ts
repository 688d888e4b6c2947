import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder or a file of it cannot be read: a sentence for the command line. */
export class NoDataset extends Error {}

export interface PostRow {
  platform: string
  creator: string
  followers: number
  post: string
  /** Times in ms; null where not stated. */
  publishedAt: number
  observedAt: number | null
  seconds: number | null
  views: number
  likes: number
}
export interface SeriesRow {
  platform: string
  creator: string
  date: string
  followers: number
}
type Cells = Record<string, string>

/** The columns that are read of each file; others may be missing. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'creator-posts.csv': ['platform', 'creator', 'followers', 'post', 'published_at', 'observed_at', 'duration_s', 'views', 'likes'],
  'follower-profiles.csv': [
    'dataset',
    'posts',
    'following',
    'followers',
    'has_picture',
    'username_length',
    'username_digits',
    'bio_length',
    'is_fake',
  ],
  'follower-series.csv': ['platform', 'creator', 'date', 'followers'],
  'ad-results.csv': ['impressions', 'clicks', 'spent', 'conversions'],
}

/** The rows of a CSV file (RFC 4180) by the names in its first line, in whatever order. @throws NoDataset that names the file, and the line or column */
export function readRows(folder: string, name: string): Cells[] {
  const path = join(folder, name)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new NoDataset(`${path} cannot be read; give the folder of the datasets with --data`)
  }
  const [head, ...lines] = linesOf(text.replace(/^\uFEFF/, ''))
  const names = head?.cells.map((cell) => cell.trim()) ?? []
  const missing = (COLUMNS[name] ?? []).find((column) => !names.includes(column))
  if (missing !== undefined) throw new NoDataset(`${path}: no column ${missing} in its first line`)
  return lines.map(({ cells, line }) => {
    if (cells.length !== names.length) throw new NoDataset(`${path}, line ${line}: ${cells.length} cells instead of ${names.length}`)
    return Object.fromEntries(names.map((key, at) => [key, cells[at] ?? '']))
  })
}

/** The lines of a CSV text that are not blank, each with its cells and its number; quoted cells may hold commas, quotes and line ends. */
function linesOf(text: string): { cells: string[]; line: number }[] {
  const lines: { cells: string[]; line: number }[] = []
  let [cells, line, start] = [[] as string[], 1, 1]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    cells.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    line += (quoted?.match(/\n/g)?.length ?? 0) + Number(end !== ',' && end !== '')
    if (end === ',') continue
    if (cells.length > 1 || cells[0]) lines.push({ cells, line: start })
    ;[cells, start] = [[], line]
  }
  return lines
}

/** A number of a cell, null where it is empty or no number. */
export const numberIn = (cell: string | undefined): number | null => (cell?.trim() && Number.isFinite(Number(cell)) ? Number(cell) : null)

/** Posts that have a time and views; both may be stated in seconds or as a date. */
export function readPosts(folder: string): PostRow[] {
  return readRows(folder, 'creator-posts.csv').flatMap((row) => {
    const [publishedAt, views] = [timeIn(row.published_at), numberIn(row.views)]
    if (publishedAt === null || views === null) return []
    const { platform = '', creator = '', post = '' } = row
    const counts = { followers: numberIn(row.followers) ?? 0, views, likes: numberIn(row.likes) ?? 0 }
    return [{ platform, creator, post, publishedAt, observedAt: timeIn(row.observed_at), seconds: numberIn(row.duration_s), ...counts }]
  })
}

/** Series of daily followers by creator, in order of time. */
export function readSeries(folder: string): SeriesRow[][] {
  const rows = readRows(folder, 'follower-series.csv').flatMap(({ platform = '', creator = '', date = '', followers }) => {
    const count = numberIn(followers)
    return count === null || Number.isNaN(Date.parse(date)) ? [] : [{ platform, creator, date, followers: count }]
  })
  const byCreator = Map.groupBy(rows, ({ platform, creator }) => `${platform} ${creator}`)
  return [...byCreator.values()].map((series) => series.toSorted((a, b) => a.date.localeCompare(b.date)))
}

function timeIn(cell: string | undefined): number | null {
  const seconds = numberIn(cell)
  const time = seconds === null ? Date.parse(cell ?? '') : seconds * 1000
  return Number.isNaN(time) ? null : time
}
