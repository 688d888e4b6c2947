// Reads the reply with which live.douyin.com enters a room (webcast/room/web/enter): who is live, and how the room does.
import * as v from 'valibot'
import type { Count } from '../../shared/schema/count.ts'
import { id, maybe, number, text, timeOfId } from '../observe/fields.ts'
import { fromSeconds, parseCount, present } from '../observe/parse.ts'
import { type CreatorFacts, definePlatform, type Facts, type PostFacts, type ReadContext, response, source } from '../observe/platform.ts'

const Anchor = v.object({
  id_str: id,
  sec_uid: text,
  nickname: text,
  avatar_thumb: maybe(v.object({ url_list: maybe(v.array(v.string())) })),
})
type Anchor = v.InferOutput<typeof Anchor>

const Room = v.object({
  id_str: id,
  title: text,
  owner: maybe(Anchor),
  like_count: number,
  stats: maybe(v.object({ total_user_str: text })),
})
type Room = v.InferOutput<typeof Room>

/** `similar_rooms` are other people's; `user` is the host, also while no room is open. */
const Enter = v.object({ status_code: v.literal(0), data: v.object({ data: maybe(v.array(Room)), user: maybe(Anchor) }) })

function readEnter({ data }: v.InferOutput<typeof Enter>, { url }: ReadContext): Facts {
  const room = data.data?.[0]
  const anchor = room?.owner ?? data.user
  return {
    creators: present([anchor]).map((one) => anchorFacts(one, url.searchParams.get('web_rid'))),
    posts: present([room]).map((one) => roomPost(one, anchor)),
  }
}

/** Page addresses hold the `web_rid`, a number of its own beside the account's and the room's. */
function anchorFacts(anchor: Anchor, webRid: string | null): CreatorFacts {
  const rid = /^\d+$/.test(webRid ?? '') ? webRid : null
  return {
    id: anchor.id_str,
    aliases: present([rid, anchor.sec_uid]).filter(Boolean),
    name: anchor.nickname || undefined,
    avatar: anchor.avatar_thumb?.url_list?.[0],
    ...(rid ? { url: `https://live.douyin.com/${rid}` } : {}),
  }
}

/** A broadcast: everyone who came so far as its views (not those there now), and the likes of the room (those of `stats` are 0). */
const roomPost = (room: Room, anchor: Anchor | null | undefined): PostFacts => ({
  id: room.id_str,
  creatorId: anchor?.id_str ?? null,
  ...startedAt(room.id_str),
  format: 'live',
  title: room.title || undefined,
  views: given(room.stats?.total_user_str),
  likes: given(room.like_count),
})

/** 0 is how a number is written that is not given. */
function given(value: string | number | null | undefined): Count | undefined {
  const stated = parseCount(value)
  return stated?.value ? stated : undefined
}

/** Room ids hold their second above the 32nd bit, as post ids do. */
const startedAt = (id: string) => timeOfId(/^\d{19}$/.test(id) ? fromSeconds(Number(BigInt(id) >> 32n)) : null)

const ENTER = response(/^https:\/\/live\.douyin\.com\/webcast\/room\/web\/enter\/?\?/)

export default definePlatform({
  id: 'douyin-live',
  name: { zh: '抖音直播', en: 'Douyin Live' },
  hosts: ['live.douyin.com'],
  terms: { engagement: ['likes'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/live\.douyin\.com\/(?<handle>\d+)\/?(?:[?#]|$)/,
      examples: ['https://live.douyin.com/881234567890', 'https://live.douyin.com/881234567890?enter_from_merge=web_live'],
    },
    list: {
      url: /^https:\/\/live\.douyin\.com\/(?:(?:categorynew|category|hot_live)(?:\/[^?#]*)?)?(?:[?#]|$)/,
      examples: ['https://live.douyin.com/', 'https://live.douyin.com/categorynew/1_1_1_1010003'],
    },
  },
  sources: [
    source('gone', '2026-04', ENTER, v.object({ status_code: v.literal(4001038) }), () => ({ refused: 'gone' })),
    source('login wall', '2026-04', ENTER, v.object({ status_code: v.literal(20003) }), () => ({ refused: 'login' })),
    source('room/web/enter', '2026-04', ENTER, Enter, readEnter),
  ],
  engagementReason: 'One viewer may tap like any number of times, so likes per viewer would be no rate: they are set against followers.',
  limits:
    'A room never shows followers, comments or shares; its views are the people who came so far, a lower bound from 10,000 ("1万+"); only the room on screen is known, so there is no engagement rate and no history; the start is taken from the room id.',
})
