import * as z from 'zod/mini'

/**
 * A number that a page states, together with how exactly it states it.
 * `exact` the whole number; `rounded` "1.2万" read as 12000; `floor` a lower bound ("10万+");
 * `hidden` the platform says that it does not show it. A page that does not speak of a number has no key at all.
 * `source` names the entry of {@link Observation.sources} that it was read from.
 */
export const Count = z.union([
  z.object({
    value: z.int().check(z.nonnegative()),
    precision: z.enum(['exact', 'rounded', 'floor']),
    source: z.optional(z.string()),
  }),
  z.object({ value: z.null(), precision: z.literal('hidden'), source: z.optional(z.string()) }),
])
export type Count = z.infer<typeof Count>
export type Precision = Count['precision']
