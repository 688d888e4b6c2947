import * as z from 'zod/mini'
import type { CreatorFacts } from '../../observe/platform.ts'
import { count, maybe, number, text } from './fields.ts'

const BasicInfo = z.object({ nickname: text, redId: text, desc: text, ipLocation: text, images: text })
const Interaction = z.object({ type: text, count: number, i18nCount: number })
export const Profile = z.object({ basicInfo: BasicInfo, interactions: maybe(z.array(Interaction)) })

/** The header of a profile; its payload names no id. `interaction` is likes and saves together: no page has the likes alone. */
export function profileCreator({ basicInfo, interactions }: z.infer<typeof Profile>, id: string | null): CreatorFacts {
  const stated = (type: string) => {
    const found = interactions?.find((one) => one.type === type)
    return count(found?.count) ?? count(found?.i18nCount)
  }
  return {
    id,
    handle: basicInfo.redId || null,
    name: basicInfo.nickname || undefined,
    bio: basicInfo.desc || undefined,
    avatar: basicInfo.images || undefined,
    region: basicInfo.ipLocation || undefined,
    followers: stated('fans'),
    following: stated('follows'),
    likesAndSavesReceived: stated('interaction'),
  }
}
