import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types'
import type { CandidateKey, QuoteHistory } from '../../../shared/schema/candidate.ts'
import type { Price } from '../../../shared/schema/quote.ts'

/** The newest quote of the candidate `c` as JSON; null where there is none, or it was cleared. */
export const NEWEST_QUOTE = `(SELECT CASE WHEN q.price IS NOT NULL THEN json_object('price', q.price, 'rebate', q.rebate, 'currency', q.currency,
    'by', (SELECT m.name FROM members m WHERE m.workspace_id = q.workspace_id AND m.id = q.quoted_by), 'at', q.quoted_at) END
   FROM quotes q WHERE q.workspace_id = c.workspace_id AND q.platform = c.platform AND q.creator_id = c.creator_id
   ORDER BY q.version DESC LIMIT 1)`

/** Adds a quote, null where it is cleared, provided that the statement before it in the batch has written the candidate of that version. */
export function insertQuote(
  db: D1Database,
  workspaceId: string,
  { platform, creatorId }: CandidateKey,
  version: number,
  quote: Price | null,
  { memberId, now }: { memberId: string; now: Date },
): D1PreparedStatement {
  const { price = null, rebate = null, currency = null } = quote ?? {}
  return db
    .prepare(
      `INSERT INTO quotes (workspace_id, platform, creator_id, version, price, rebate, currency, quoted_by, quoted_at)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE changes() > 0`,
    )
    .bind(workspaceId, platform, creatorId, version, price, rebate, currency, memberId, now.toISOString())
}

/** More than anybody haggles. */
const MAX_HISTORY = 200

interface QuoteRow {
  price: number | null
  rebate: number | null
  currency: string | null
  quoted_by: string
  quoted_at: string
}

/** What was noted of a candidate, newest first. */
export async function listQuotes(db: D1Database, workspaceId: string, { platform, creatorId }: CandidateKey): Promise<QuoteHistory['history']> {
  const { results } = await db
    .prepare(
      `SELECT q.price, q.rebate, q.currency, m.name AS quoted_by, q.quoted_at FROM quotes q
       JOIN members m ON m.workspace_id = q.workspace_id AND m.id = q.quoted_by
       WHERE q.workspace_id = ?1 AND q.platform = ?2 AND q.creator_id = ?3 ORDER BY q.version DESC LIMIT ?4`,
    )
    .bind(workspaceId, platform, creatorId, MAX_HISTORY)
    .all<QuoteRow>()
  return results.map(({ price, rebate, currency, quoted_by: by, quoted_at: at }) => {
    const quote = price === null || rebate === null || currency === null ? null : { price, rebate, currency }
    return { quote, by, at }
  })
}
