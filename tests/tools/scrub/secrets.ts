import type { Reading } from '../../../extension/observe/reading.ts'
import { decoded, isAddress } from './address.ts'
import { type Leaf, leavesOf } from './pieces.ts'
import { EMAIL, IP, isRandom, isSecretKey, PHONE, PHONE_KEY, TOKEN } from './privacy.ts'
import { scan } from './scan.ts'

/** A recording as its file spells it, as far as secrets may stand in it. */
export interface RawHar {
  log: { entries: readonly RawEntry[] }
}
interface RawEntry {
  request: RawMessage & { url: string; postData?: { text?: string } }
  response: RawMessage & { content?: { mimeType?: string; text?: string } }
}
interface RawMessage {
  headers?: readonly { name: string; value: string }[]
  cookies?: readonly unknown[]
}

/** Ids, handles and other names of what was read. */
export const idsOf = (readings: readonly Pick<Reading, 'creators' | 'posts'>[]): Set<string> =>
  new Set(
    readings.flatMap(({ creators, posts }) => [
      ...creators.flatMap(({ id, handle, aliases = [] }) => [id ?? '', handle ?? '', ...aliases]),
      ...posts.flatMap(({ id, creatorId, aliases = [] }) => [id, creatorId ?? '', ...aliases]),
    ]),
  )

const SECRET_HEADER = /^(?:cookie|set-cookie|authorization|proxy-authorization|x-csrf-token|x-forwarded-for|x-client-ip|x-ig-www-claim)$/i

/**
 * What a recording holds that a replay may not: cookies, headers of a session, tokens, e-mails, phone numbers, addresses of computers.
 * Each as "entry 2 e-mail: a@b.com".
 * @param ids ids that the product reads: they look drawn and are none
 */
export function secretsIn(har: RawHar, ids: ReadonlySet<string> = new Set()): string[] {
  return har.log.entries.flatMap(({ request, response }, at) => {
    const found = [
      ...[request, response].flatMap(inMessage),
      ...inAddress(request.url, ids),
      ...inBody(request.postData?.text ?? '', '', ids),
      ...inBody(response.content?.text ?? '', response.content?.mimeType ?? '', ids),
    ]
    return [...new Set(found)].map((secret) => `entry ${at} ${secret}`)
  })
}

const inMessage = ({ headers, cookies }: RawMessage): string[] => [
  ...(headers ?? []).flatMap(({ name }) => (SECRET_HEADER.test(name) ? [`header: ${name}`] : [])),
  ...(cookies?.length ? [`cookies: ${cookies.length}`] : []),
]

const inAddress = (url: string, ids: ReadonlySet<string>): string[] => [
  ...[...new URL(url).searchParams].flatMap(([name, value]) => inLeaf({ value, path: name, kind: 'attribute' }, ids)),
  ...inText(decoded(url.replace(/\?.*/s, '')), 'address', ids),
]

function inBody(body: string, mimeType: string, ids: ReadonlySet<string>): string[] {
  const isMarkup = /html|xml/.test(mimeType) || /^\s*</.test(body)
  return leavesOf(scan(body, isMarkup)).flatMap((leaf) => inLeaf(leaf, ids))
}

function inLeaf({ value, path, kind }: Leaf, ids: ReadonlySet<string>): string[] {
  if (kind === 'code') return leavesOf(scan(value, false)).flatMap((leaf) => inLeaf(leaf, ids))
  const key = /[^.~ ]*$/.exec(path)?.[0] ?? ''
  if (isToken(key, value, ids)) return [`token: ${key} ${value}`]
  if (isAddress(value)) return inText(value, 'address', ids)
  if (/^\d+$/.test(value)) return PHONE_KEY.test(key) && /^1[3-9]\d{9}$/.test(value) ? [`phone: ${value}`] : []
  return inText(value, /ver(?:sion)?$|agent$/i.test(key) ? 'version' : 'text', ids)
}

const isToken = (key: string, value: string, ids: ReadonlySet<string>): boolean => isSecretKey(key) && isRandom(value) && !ids.has(value)

const inText = (text: string, kind: 'text' | 'address' | 'version', ids: ReadonlySet<string>): string[] => [
  ...(text.match(EMAIL) ?? []).filter((one) => !ids.has(one) && !/\.example$/.test(one)).map((one) => `e-mail: ${one}`),
  ...(kind === 'text' ? (text.match(PHONE) ?? []) : []).map((one) => `phone: ${one}`),
  ...(kind === 'version' ? [] : (text.match(IP) ?? [])).map((one) => `IP address: ${one}`),
  ...(text.match(TOKEN) ?? []).map((one) => `token: ${one}`),
]
