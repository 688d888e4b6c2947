import * as v from 'valibot'
import { maybe, number, several, text } from '../../observe/fields.ts'
import { present } from '../../observe/parse.ts'
import type { Facts } from '../../observe/platform.ts'
import { tidy } from './fields.ts'
import { found, Person } from './person.ts'
import { KINDS, type Kind, Work, worksFacts } from './work.ts'

const WRAPPERS = ['feed', 'question_feed_card', 'search_result']
const OTHER = (type: string): boolean => ![...KINDS, ...WRAPPERS, 'people'].includes(type)

const Thing = v.union([
  v.object({ ...Work.entries, type: v.picklist(KINDS) }),
  v.object({ ...Person.entries, type: v.literal('people') }),
  v.object({ type: v.pipe(v.string(), v.check(OTHER)) }),
])
type Thing = v.InferOutput<typeof Thing>

/** A feed wraps what it shows as `target`, a search as `object`; members' own lists hold it bare. */
const Entry = v.union([v.object({ target: Thing }), v.object({ object: Thing }), Thing])
type Entry = v.InferOutput<typeof Entry>

/** Lists of works and members, or a single work. */
export const Things = tidy(v.union([v.object({ data: several(Entry) }), several(Entry), Thing]))
export function readThings(body: v.InferOutput<typeof Things>): Facts {
  const entries = Array.isArray(body) ? body : 'data' in body ? body.data : [body]
  const things = present(entries).map(thingIn)
  const { creators = [], posts = [] } = worksFacts(things.filter(isWork).map((work) => ({ kind: work.type, work })))
  return { creators: [...things.filter(isPerson).map(found), ...creators], posts }
}

const thingIn = (entry: Entry): Thing => ('target' in entry ? entry.target : 'object' in entry ? entry.object : entry)
const isPerson = (thing: Thing): thing is Extract<Thing, { type: 'people' }> => thing.type === 'people'
const isWork = (thing: Thing): thing is Extract<Thing, { type: Kind }> => KINDS.some((kind) => kind === thing.type)

const Failure = v.object({ code: number, name: text, need_login: maybe(v.boolean()) })
/** A failure, with HTTP 403 or 200; also shown in place of a page. */
export const Refusal = v.object({ error: Failure })
export function readRefusal({ error: { code, name, need_login } }: v.InferOutput<typeof Refusal>): Facts {
  if (['40362', '40352'].includes(String(code))) return { refused: 'blocked' }
  if (need_login) return { refused: 'login' }
  return name === 'NotFoundException' || Number(code) === 404 ? { refused: 'gone' } : {}
}
