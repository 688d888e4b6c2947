import * as z from 'zod/mini'
import { Brief } from '../../../../shared/schema/brief.ts'
import type { Creator, Observation, Post } from '../../../../shared/schema/observation.ts'

/** A brief as it is read, with the defaults for what it leaves open. */
export const briefOf = (wishes: z.input<typeof Brief> | Omit<z.input<typeof Brief>, 'name' | 'goal'>): Brief =>
  z.parse(Brief, { name: 'Spring', goal: 'exposure', ...wishes })

/** An invented creator who says so much. */
export const saying = (captions: readonly string[], creator: Partial<Creator> = {}): Pick<Observation, 'creator' | 'posts'> => ({
  creator: { platform: 'invented', id: 'c1', ...creator },
  posts: captions.map((text, at): Post => ({ id: `p${at}`, creatorId: 'c1', publishedAt: null, text })),
})
