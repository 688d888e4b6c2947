import type { Observation } from '../../shared/schema/observation.ts'

const DAY = 86_400_000
export const NOW = new Date('2026-05-04T09:00:00.000Z')

/** An invented creator of about ten thousand followers, whose figures the number scatters as creators are scattered. */
export function observed(id: string, seed: number): Observation {
  // Nearly normal with a standard deviation of 1.2: the sum of three waves that the seeds never meet in step.
  const draw = (part: number) => Math.exp(Math.sin(12.99 * seed + 78.2 * part) + Math.sin(4.1 * seed + part) + Math.sin(7.73 * seed + 5 * part))
  const exact = (value: number) => ({ value: Math.round(value), precision: 'exact' as const })
  const posts = Array.from({ length: 12 }, (_, i) => ({
    ...{ id: `p${i}`, creatorId: id, publishedAt: new Date(NOW.getTime() - (8 + i * draw(9)) * DAY).toISOString() },
    ...{ views: exact(3_000 * draw(1) * draw(i + 20) ** 0.4), likes: exact(120 * draw(2)), comments: exact(9 * draw(3)) },
  }))
  const creator = { platform: 'example', id, name: `Creator ${id}`, followers: exact(10_000 + (seed % 10_000)) }
  return { creator, posts, observedAt: NOW.toISOString(), terms: { engagement: ['likes', 'comments'], engagementPer: 'views' }, sources: {} }
}

/** Saves or removes an invented creator. @throws Error with what the API said */
export async function send(api: { url: string; key: string }, method: 'PUT' | 'DELETE', id: string, seed = 0): Promise<void> {
  const body = method === 'PUT' ? { body: JSON.stringify({ observation: observed(id, seed) }) } : {}
  const reply = await fetch(`${api.url}/v1/candidates/example/${id}`, { method, headers: { authorization: `Bearer ${api.key}` }, ...body })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${method} ${id}: ${reply.status} ${text}`)
}
