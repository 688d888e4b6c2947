import type { Terms } from '../schema/terms.ts'
import type { Sample } from './eligible.ts'
import type { Row } from './stated.ts'
import { engagementParts, ofMainFormat } from './typical.ts'

/** What posts are compared by: `basis` "views", "engagement" or the parts of it that are stated. */
export interface Performance {
  basis: string
  keys: Parameters<typeof ofMainFormat>[1]
  rows: Sample<Row>
}

/** The newest ≤ 30 eligible posts of the main format by what they achieved: views where the platform's rate divides by views, else engagement. */
export function performanceOf(terms: Terms, sample: Sample): Performance {
  const { basis, parts } = terms.engagementPer === 'views' ? { basis: 'views', parts: ['views'] as const } : engagementParts(terms, sample)
  return { basis, keys: parts, rows: ofMainFormat(sample, parts) }
}
