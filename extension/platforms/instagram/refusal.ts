import * as v from 'valibot'
import { text } from '../../observe/fields.ts'
import type { Facts } from '../../observe/platform.ts'

/** A reply that asks for a login; the same form says "Please wait a few minutes before you try again." */
export const Wall = v.object({ require_login: v.literal(true), message: text })
export const readWall = ([wall]: readonly v.InferOutput<typeof Wall>[]): Facts => ({
  refused: wall && (/wait a few minutes/.test(wall.message ?? '') ? 'blocked' : 'login'),
})

/** web_profile_info of an account that is no more. */
export const Missing = v.object({ data: v.object({ user: v.nullable(v.unknown()) }) })
export const readMissing = ([reply]: readonly v.InferOutput<typeof Missing>[]): Facts => ({ refused: reply?.data.user === null ? 'gone' : undefined })

/** A post that guests may not see. */
export const Gate = v.object({ if_not_gated_logged_out: v.nullable(v.unknown()) })
export const readGate = ([gate]: readonly v.InferOutput<typeof Gate>[]): Facts => ({
  refused: gate?.if_not_gated_logged_out === null ? 'login' : undefined,
})
