import * as v from 'valibot'
import { flag, id, imageUrl, maybe, number, orNone, several, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'

/** A reply of api.live.bilibili.com that holds data: every other `code` is a refusal, sent with HTTP 200. */
export const reply = <T extends v.GenericSchema>(data: T) => v.object({ code: v.literal(0), data })
type Reply<T extends v.GenericSchema> = { data: v.InferOutput<T> }

/** The badge of a verified account: type 0 a person, 1 an organisation, -1 none. */
const Badge = maybe(v.object({ type: v.number() }))
const isVerified = (badge: v.InferOutput<typeof Badge>): boolean | undefined => (badge ? badge.type === 0 || badge.type === 1 : undefined)

/** The numbers by which page addresses name a room: its own, and a short one for some (0 for the others). */
export const roomNumbers = (...numbers: readonly (string | number | null | undefined)[]): string[] =>
  present(numbers)
    .map(String)
    .filter((one) => /^[1-9]\d*$/.test(one))

export const roomUrl = (room: string | undefined): string | undefined => (room ? `https://live.bilibili.com/${room}` : undefined)

/** Master/info: a host with the followers of the account. */
export const Master = v.object({
  info: v.object({ uid: id, uname: text, face: text, official_verify: Badge }),
  follower_num: number,
  room_id: maybe(id),
})
export const readMaster = ({ data: { info, follower_num, room_id } }: Reply<typeof Master>): Facts => ({
  creators: [{ ...anchor(info), aliases: roomNumbers(room_id), url: roomUrl(room_id), followers: parseCount(follower_num) }],
})

/** get_anchor_in_room: who the host is, without any count. */
export const AnchorInRoom = v.object({ info: v.object({ uid: id, uname: text, face: text, official_verify: Badge }) })
export const readAnchorInRoom = ({ data }: Reply<typeof AnchorInRoom>, { url }: ReadContext): Facts => ({
  creators: [{ ...anchor(data.info), aliases: roomNumbers(url.searchParams.get('roomid')) }],
})

const anchor = ({ uid, uname, face, official_verify }: v.InferOutput<typeof AnchorInRoom>['info']): CreatorFacts => ({
  id: uid,
  name: orNone(uname),
  avatar: imageUrl(face),
  verified: isVerified(official_verify),
})

/** card/user: the card of anyone in the chat, whose `follow_num` are the followers and `attention_num` those followed. */
export const Card = v.object({
  uid: id,
  uname: text,
  face: text,
  desc: text,
  room_id: maybe(id),
  follow_num: number,
  attention_num: number,
})
export const readCard = ({ data }: Reply<typeof Card>): Facts => ({
  creators: [
    {
      id: data.uid,
      aliases: roomNumbers(data.room_id),
      name: orNone(data.uname),
      avatar: imageUrl(data.face),
      ...(data.desc ? { verified: true } : {}),
      followers: parseCount(data.follow_num),
      following: parseCount(data.attention_num),
      mention: true,
    },
  ],
})

const Room = v.object({ uid: id, room_id: maybe(id), short_id: number, uname: text, face: text, attention: number })
const roomHost = ({ uid, room_id, short_id, uname, face, attention }: v.InferOutput<typeof Room>): CreatorFacts => ({
  id: uid,
  aliases: roomNumbers(room_id, short_id),
  name: orNone(uname),
  avatar: imageUrl(face),
  url: roomUrl(room_id),
  followers: parseCount(attention),
  mention: true,
})

const ByNumber = maybe(v.record(v.string(), maybe(Room)))
/** getRoomBaseInfo: rooms by their own number, not by the short one that was asked for. */
export const Rooms = v.pipe(
  v.object({ by_room_ids: ByNumber, by_uids: ByNumber }),
  v.check((rooms) => Boolean(rooms.by_room_ids ?? rooms.by_uids)),
)
export const readRooms = ({ data }: Reply<typeof Rooms>): Facts => ({
  creators: present([...Object.values(data.by_room_ids ?? {}), ...Object.values(data.by_uids ?? {})]).map(roomHost),
})

/** get_status_info_by_uids: an empty list instead of a record where none of the accounts has a room. */
export const Statuses = v.record(v.string(), maybe(Room))
export const readStatuses = ({ data }: Reply<typeof Statuses>): Facts => ({ creators: present(Object.values(data)).map(roomHost) })

const Tile = v.object({ uid: id, roomid: maybe(id), uname: text, face: text, verify: Badge, is_ad: flag })

/** getMoreRecList: rooms of others. Their `followers` is always 0, which means that it is not given. */
export const Recommended = v.object({ recommend_room_list: several(Tile) })
export const readRecommended = ({ data }: Reply<typeof Recommended>): Facts => ({
  creators: present(data.recommend_room_list)
    .filter((tile) => !tile.is_ad)
    .map((tile) => ({
      id: tile.uid,
      aliases: roomNumbers(tile.roomid),
      name: orNone(tile.uname),
      avatar: imageUrl(tile.face),
      url: roomUrl(tile.roomid),
      verified: isVerified(tile.verify),
      mention: true,
    })),
})
