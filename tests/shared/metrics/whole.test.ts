import { expect, it } from 'vitest'
import { wholeOf } from '../../../shared/metrics/whole.ts'
import { counted, daysBefore, exact, floor, hidden, metricOf, observation, post } from './observed.ts'

const LIST = { ...observation([counted(10, 1_000, 50, 5), counted(20, 2_000, 100, 10), counted(30, 3_000, 150, 15)]), observedAt: daysBefore(2) }
const ONE = observation([post(10, { views: exact(1_500), shares: exact(7) })], { followers: undefined })

it('takes nothing away when only one post was seen last, and adds what that page alone says', () => {
  const whole = wholeOf([ONE, LIST])
  expect(whole.posts.map(({ id }) => id)).toEqual(['aged-10', 'aged-20', 'aged-30'])
  expect(whole.posts[0]).toMatchObject({ views: exact(1_500), likes: exact(50), shares: exact(7) })
  expect(whole).toMatchObject({ observedAt: ONE.observedAt, creator: { followers: exact(10_000) } })
  expect(metricOf('typicalViews', ONE).value).toBeNull()
  expect(metricOf('typicalViews', whole).value).toBe(2_000)
})

it('keeps a time that only an earlier page stated', () => {
  const untimed = { ...ONE, posts: [{ ...post(10), publishedAt: null }] }
  expect(wholeOf([untimed, LIST]).posts.find(({ id }) => id === 'aged-10')?.publishedAt).toBe(daysBefore(10))
})

it('keeps a number that the newest page hides, or states the lower bound of alone', () => {
  const vague = observation([post(10, { views: floor(1_000), likes: hidden, comments: exact(6) })])
  expect(wholeOf([vague, LIST]).posts[0]).toMatchObject({ views: exact(1_000), likes: exact(50), comments: exact(6) })
})

it('does not take followers of long ago for those of now', () => {
  expect(wholeOf([ONE, { ...LIST, observedAt: daysBefore(7) }]).creator.followers).toBeUndefined()
})

it('of one observation is that observation', () => expect(wholeOf([LIST])).toBe(LIST))
