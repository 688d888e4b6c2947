import * as v from 'valibot'
import { maybe, number, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts } from '../../observe/platform.ts'

const BasicInfo = v.object({ nickname: text, redId: text, desc: text, ipLocation: text, images: text })
const Interaction = v.object({ type: text, count: number, i18nCount: number })
export const Profile = v.object({ basicInfo: BasicInfo, interactions: maybe(v.array(maybe(Interaction))) })

/** The header of a profile; its payload names no id. `interaction` is likes and saves together: no page has the likes alone. */
export function profileCreator({ basicInfo, interactions }: v.InferOutput<typeof Profile>, id: string | null): CreatorFacts {
  const stated = (type: string) => {
    const found = interactions?.find((one) => one?.type === type)
    return parseCount(found?.count) ?? parseCount(found?.i18nCount)
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
