import { budgetPicks } from './budget-picks.ts'
import { campaign } from './campaign.ts'
import type { Chapter } from './claim.ts'
import { readPosts, readSeries } from './dataset.ts'
import { followerProfiles } from './follower-profiles.ts'
import { growth } from './growth.ts'
import { promoted } from './promoted.ts'
import { typicalViews } from './typical-views.ts'

/** Every claim about the numbers, on the datasets of a folder. */
export function evaluation(folder: string): Chapter[] {
  const posts = readPosts(folder)
  return [typicalViews(posts), budgetPicks(posts), followerProfiles(folder), growth(readSeries(folder)), promoted(posts), campaign(folder)]
}
