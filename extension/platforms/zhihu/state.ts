import * as v from 'valibot'
import { maybe } from '../../observe/fields.ts'
import type { Facts, FoundPage, ReadContext } from '../../observe/platform.ts'
import { Column, columnCreators } from './column.ts'
import { member, Person } from './person.ts'
import { type Kind, Work, worksFacts } from './work.ts'

const mapOf = <T extends v.GenericSchema>(entity: T) => maybe(v.record(v.string(), maybe(entity)))

/** `js-initialData`: the entities that a page shows, by id. `users` may hold the viewer alone, `currentUser` always does. */
export const State = v.object({
  initialState: v.object({
    entities: v.object({ users: mapOf(Person), columns: mapOf(Column), answers: mapOf(Work), articles: mapOf(Work), pins: mapOf(Work) }),
  }),
})
type Entities = v.InferOutput<typeof State>['initialState']['entities']

export function readState({ initialState: { entities } }: v.InferOutput<typeof State>, { page }: ReadContext): Facts {
  const works = worksFacts(
    [...worksOf('answer', entities.answers), ...worksOf('article', entities.articles), ...worksOf('pin', entities.pins)],
    entities.users ?? {},
  )
  return { creators: [...shown(entities, page), ...(works.creators ?? [])], posts: works.posts ?? [] }
}

const worksOf = (kind: Kind, works: Entities['answers']) => Object.values(works ?? {}).flatMap((work) => (work ? [{ kind, work }] : []))

/** The member or column that the page is about, and nobody else. */
function shown({ users, columns }: Entities, page: FoundPage | undefined) {
  if (page?.kind !== 'creator') return []
  const column = columns?.[page.creatorId ?? '']
  if (column) return columnCreators(column)
  const handle = page.handle?.toLowerCase()
  const [key, person] = Object.entries(users ?? {}).find(([key, user]) => [key, user?.urlToken].some((name) => name?.toLowerCase() === handle)) ?? []
  return handle && person ? [member({ ...person, urlToken: person.urlToken || key })] : []
}
