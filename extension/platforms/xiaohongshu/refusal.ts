import * as v from 'valibot'
import { lookUp } from '../../observe/fields.ts'
import type { Facts, ReadContext } from '../../observe/platform.ts'

const REFUSALS: Record<string, NonNullable<Facts['refused']>> = {
  '-100': 'login',
  '-101': 'login',
  '-104': 'login',
  '-510000': 'gone',
  '-510001': 'gone',
  '300011': 'blocked',
  '300012': 'blocked',
  '300013': 'blocked',
  '300015': 'blocked',
  '300031': 'blocked',
}

/** Why a page or reply with this error code says nothing; empty for codes that are no refusal. */
export function refusal(code: string | number | null | undefined): Facts {
  const refused = lookUp(REFUSALS, code)
  return refused ? { refused } : {}
}

/** An API reply that failed, sent with HTTP 200. */
export const Failure = v.object({ success: v.literal(false), code: v.number() })

/** The pages that the site sends a viewer to instead: captcha, error with a code, login. */
export const WALL = /^https:\/\/www\.xiaohongshu\.com\/(?:website-login\/|login(?:[/?]|$)|404(?:[/?]|$))/

export function readWall(_document: unknown, { url }: ReadContext): Facts {
  if (url.pathname.startsWith('/login')) return { refused: 'login' }
  if (url.pathname.startsWith('/website-login/captcha')) return { refused: 'blocked' }
  const stated = refusal(url.searchParams.get('error_code') ?? url.searchParams.get('errorCode'))
  return stated.refused ? stated : { refused: url.pathname.startsWith('/404') ? 'gone' : 'blocked' }
}
