import * as z from 'zod/mini'
import { Brief, type SavedBrief } from '../../shared/schema/brief.ts'
import type { Creator, Observation } from '../../shared/schema/observation.ts'
import { ask } from './client.ts'
import { sighting } from './sightings.ts'

export const BRIEF_ID = '018f3c7e-0000-4000-8000-000000000001'

/** A brief as it is read, with the defaults for what it leaves open. */
export const briefOf = (wishes: Partial<z.input<typeof Brief>> = {}): Brief => z.parse(Brief, { name: 'Spring', goal: 'exposure', ...wishes })

export async function makeBrief(key: string, wishes: Partial<z.input<typeof Brief>> = {}, id = BRIEF_ID): Promise<SavedBrief> {
  return (await ask('createBrief', { key, body: { id, brief: briefOf(wishes) } })).brief
}

/** A sighting whose posts all say the same words. */
export function saying(id: string, text: string, facts: Partial<Creator> = {}, observedAt?: string): Observation {
  const seen = sighting({ id, ...facts }, observedAt)
  return { ...seen, posts: seen.posts.map((post) => ({ ...post, text, url: `https://example.com/${post.id}` })) }
}
