import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedInChina, statedSeconds, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { roomNumbers, roomUrl } from './hosts.ts'

const LIVE = 1

/** getInfoByRoom, and the same inside a room's page. */
export const RoomDetail = v.object({
  room_info: v.object({
    uid: id,
    room_id: maybe(id),
    short_id: number,
    title: text,
    live_status: number,
    live_start_time: number,
    up_session: text,
  }),
  anchor_info: maybe(
    v.object({
      base_info: maybe(v.object({ uname: text, face: text, official_info: maybe(v.object({ role: v.number() })) })),
      relation_info: maybe(v.object({ attention: number })),
    }),
  ),
  watched_show: maybe(v.object({ num: number })),
  like_info_v3: maybe(v.object({ total_likes: number })),
})
export function readRoomDetail({ data }: { data: v.InferOutput<typeof RoomDetail> }): Facts {
  const { room_info: room, anchor_info: anchor, watched_show, like_info_v3 } = data
  const role = anchor?.base_info?.official_info?.role
  const creator = {
    id: room.uid,
    aliases: roomNumbers(room.room_id, room.short_id),
    name: orNone(anchor?.base_info?.uname),
    avatar: imageUrl(anchor?.base_info?.face),
    url: roomUrl(room.room_id),
    verified: role === undefined ? undefined : role > 0,
    followers: parseCount(anchor?.relation_info?.attention),
  }
  const counts = { views: parseCount(watched_show?.num), likes: parseCount(like_info_v3?.total_likes) }
  const live = broadcast(room)
  return { creators: [creator], posts: [live && { ...live, ...statedSeconds(room.live_start_time), ...counts }] }
}

/** Room/get_info: a room without its host's name. `online` is heat; `live_time` is all zeros while nothing is on. */
export const RoomInfo = v.object({
  uid: id,
  room_id: maybe(id),
  short_id: number,
  attention: number,
  title: text,
  live_status: number,
  live_time: text,
  up_session: text,
  new_pendants: maybe(v.object({ badge: maybe(v.object({ name: v.string() })) })),
})
export function readRoomInfo({ data: room }: { data: v.InferOutput<typeof RoomInfo> }): Facts {
  const badge = room.new_pendants?.badge?.name
  const creator = {
    id: room.uid,
    aliases: roomNumbers(room.room_id, room.short_id),
    url: roomUrl(room.room_id),
    ...(badge ? { verified: badge.startsWith('v_') } : {}),
    followers: parseCount(room.attention),
  }
  const live = broadcast(room)
  return { creators: [creator], posts: [live && { ...live, ...statedInChina(room.live_time) }] }
}

type Room = Pick<v.InferOutput<typeof RoomInfo>, 'uid' | 'room_id' | 'title' | 'live_status' | 'up_session'>

/** The broadcast that is on; a rerun (2) is none. Its id is the session's, since a room has many. */
const broadcast = ({ uid, room_id, title, live_status, up_session }: Room): PostFacts | undefined =>
  Number(live_status) === LIVE && roomNumbers(up_session).length > 0
    ? { id: `${up_session}`, creatorId: uid, url: roomUrl(room_id), publishedAt: null, format: 'live', title: orNone(title) }
    : undefined

const Replay = v.object({ replay_id: id, live_info: maybe(v.object({ title: text })), room_id: maybe(id), start_time: number })

/** GetOtherSliceList: past broadcasts of the account that the request names, without any count. */
export const Replays = v.object({ replay_info: v.nullable(several(Replay)) })
export function readReplays({ data }: { data: v.InferOutput<typeof Replays> }, { url }: ReadContext): Facts {
  const uid = url.searchParams.get('live_uid')
  const replays = present(data.replay_info)
  return {
    creators: uid ? [{ id: uid, aliases: roomNumbers(replays[0]?.room_id), mention: true }] : [],
    posts: replays.map((replay) => ({
      id: replay.replay_id,
      creatorId: uid,
      ...statedSeconds(replay.start_time),
      format: 'live',
      title: orNone(replay.live_info?.title),
    })),
  }
}
