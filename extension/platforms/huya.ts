// Reads the room state inside huya.com pages, desktop and mobile, and the reply of mp.huya.com about a room.
import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, statedSeconds, text } from '../observe/fields.ts'
import { parseCount, present, tryJson } from '../observe/parse.ts'
import { type CreatorFacts, definePlatform, type Facts, literal, type PostFacts, response, source } from '../observe/platform.ts'

const Host = v.object({
  uid: id,
  yyid: maybe(id),
  nick: text,
  avatar180: text,
  profileRoom: maybe(id),
  privateHost: text,
  activityCount: number,
})
const Broadcast = v.object({ liveId: maybe(id), introduction: text, startTime: number })
type Host = v.InferOutput<typeof Host>
type Broadcast = v.InferOutput<typeof Broadcast>

const Stream = v.object({ data: v.array(v.object({ gameLiveInfo: v.intersect([Host, Broadcast]) })) })
/** The desktop page; `stream` is null while the room is closed. */
const Player = v.object({ stream: v.nullish(Stream) })
const jsonInBase64 = (text: string): unknown => tryJson(new TextDecoder().decode(Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0))))
/** The same as a JSON text in Base64. */
const OldPlayer = v.object({ stream: v.pipe(v.string(), v.base64(), v.transform(jsonInBase64), Stream) })
const readPlayer = ({ stream }: v.InferOutput<typeof Player>): Facts => {
  const room = stream?.data[0]?.gameLiveInfo
  return room ? roomFacts(room, room) : {}
}

/** The reply about a room; recordings without its envelope are the data themselves. */
const Profile = v.object({ liveStatus: text, profileInfo: Host, liveData: maybe(Broadcast) })
const ProfileReply = v.pipe(
  v.unknown(),
  v.transform((body) => Reflect.get(Object(body), 'data') ?? body),
  Profile,
)
const readProfile = ({ liveStatus, profileInfo, liveData }: v.InferOutput<typeof Profile>): Facts =>
  roomFacts(profileInfo, liveStatus === 'ON' ? liveData : undefined)

/** The mobile page, with the type of each field in its name. */
const MobileHost = v.pipe(
  v.object({
    lUid: id,
    lYyid: maybe(id),
    sNick: text,
    sAvatar180: text,
    lProfileRoom: maybe(id),
    sPrivateHost: text,
    lActivityCount: number,
  }),
  v.transform(
    (host): Host => ({
      uid: host.lUid,
      yyid: host.lYyid,
      nick: host.sNick,
      avatar180: host.sAvatar180,
      profileRoom: host.lProfileRoom,
      privateHost: host.sPrivateHost,
      activityCount: host.lActivityCount,
    }),
  ),
)
const MobileLive = v.pipe(
  v.object({ lLiveId: maybe(id), sIntroduction: text, iStartTime: number }),
  v.transform((live): Broadcast => ({ liveId: live.lLiveId, introduction: live.sIntroduction, startTime: live.iStartTime })),
)
const Mobile = v.object({ roomInfo: v.nullish(v.object({ eLiveStatus: number, tProfileInfo: MobileHost, tLiveInfo: maybe(MobileLive) })) })
const readMobile = ({ roomInfo }: v.InferOutput<typeof Mobile>): Facts =>
  roomInfo ? roomFacts(roomInfo.tProfileInfo, Number(roomInfo.eLiveStatus) === 2 ? roomInfo.tLiveInfo : undefined) : {}

const roomFacts = (host: Host, live: Broadcast | undefined): Facts => ({
  creators: [hostFacts(host)],
  posts: [live ? broadcast(live, host) : undefined],
})

const hostFacts = (host: Host): CreatorFacts => ({
  id: host.uid,
  handle: vanity(host) ?? null,
  aliases: present([host.profileRoom, host.yyid]),
  name: orNone(host.nick),
  avatar: imageUrl(host.avatar180),
  url: roomUrl(host),
  followers: parseCount(host.activityCount),
})

/** The room's own name in addresses; rooms without one repeat the account's number. */
const vanity = ({ privateHost, yyid }: Host): string | undefined => (privateHost && privateHost !== yyid ? privateHost : undefined)
const roomUrl = (host: Host): string | undefined => {
  const room = vanity(host) ?? host.profileRoom
  return room && `https://www.huya.com/${room}`
}

/** The broadcast on screen: its `totalCount` is heat, neither people nor views. */
const broadcast = ({ liveId, introduction, startTime }: Broadcast, host: Host): PostFacts | undefined =>
  liveId && liveId !== '0'
    ? { id: liveId, creatorId: host.uid, url: roomUrl(host), ...statedSeconds(startTime), format: 'live', title: orNone(introduction) }
    : undefined

const PROFILE = response(/^https:\/\/mp\.huya\.com\/cache\.php\?(?:.*&)?do=profileRoom(?:&|$)/)

export default definePlatform({
  id: 'huya',
  name: { zh: '虎牙', en: 'Huya' },
  hosts: ['www.huya.com', 'm.huya.com'],
  terms: { engagement: ['likes'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/(?:www|m)\.huya\.com\/(?![gl](?:[/?#]|$))(?<handle>\w+)\/?(?:[?#]|$)/,
      examples: ['https://www.huya.com/99000101', 'https://www.huya.com/ahedediantai?source=search', 'https://m.huya.com/99000101'],
    },
    list: {
      url: /^https:\/\/(?:www|m)\.huya\.com\/(?:[gl](?:\/[^?#]*)?)?(?:[?#]|$)/,
      examples: ['https://www.huya.com/g/2793', 'https://www.huya.com/l'],
    },
  },
  sources: [
    source('room on the desktop', '2025-12', literal('hyPlayerConfig'), Player, readPlayer),
    source('room on the desktop (Base64)', '2022-07', literal('hyPlayerConfig'), OldPlayer, readPlayer),
    source('no such room', '2025-12', PROFILE, v.object({ status: v.pipe(v.number(), v.notValue(200)) }), ({ status }) =>
      status === 422 ? { refused: 'gone' } : {},
    ),
    source('profileRoom', '2025-12', PROFILE, ProfileReply, readProfile),
    source('room on a phone', '2021-06', literal('HNF_GLOBAL_INIT'), Mobile, readMobile),
  ],
  engagementReason: 'Nothing that viewers do is counted on a room’s page, so no rate comes of it.',
  limits:
    'A room shows its subscribers and the broadcast that is on; its audience figure is heat (人气), not people, so there are neither views nor engagement; a closed room shows nothing on the desktop; past broadcasts are not listed.',
})
