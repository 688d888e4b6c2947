import type { D1Database } from '@cloudflare/workers-types'
import { type Caller, findCaller } from './db/members.ts'
import { ApiError } from './errors.ts'
import { sha256 } from './secrets.ts'

/**
 * The member whose key the request carries. A missing, malformed, unknown or revoked key fail alike.
 * @throws ApiError unauthorized
 */
export async function authenticate(db: D1Database, authorization: string | undefined): Promise<Caller> {
  const key = /^Bearer +(smk_[0-9a-f]{64})$/i.exec(authorization ?? '')?.[1]
  const caller = key ? await findCaller(db, await sha256(key)) : null
  if (!caller) throw new ApiError('unauthorized', 'Send a valid member key as bearer token; a pairing code gets you one')
  return caller
}
