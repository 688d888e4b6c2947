// Reads the replies of api.live.bilibili.com about rooms, their hosts and past broadcasts, and the state inside a room's page.
import * as v from 'valibot'
import { definePlatform, type Facts, response, source, state } from '../observe/platform.ts'
import {
  AnchorInRoom,
  Card,
  Master,
  Recommended,
  Rooms,
  readAnchorInRoom,
  readCard,
  readMaster,
  readRecommended,
  readRooms,
  readStatuses,
  reply,
  Statuses,
} from './bilibili-live/hosts.ts'
import { Replays, RoomDetail, RoomInfo, readReplays, readRoomDetail, readRoomInfo } from './bilibili-live/room.ts'

const api = (path: string): RegExp => new RegExp(`^https://api\\.live\\.bilibili\\.com/${path}(?:\\?|$)`)

const DETAIL = api('xlive/web-room/v1/index/get(?:H5)?InfoByRoom')
const INFO = api('room/v1/Room/get_info')
const ROOMS = api('xlive/web-room/v1/index/getRoomBaseInfo')
const STATUSES = api('room/v1/Room/get_status_info_by_uids')
const RECOMMENDED = api('xlive/web-interface/v1/webMain/getMoreRecList')
const MASTER = api('live_user/v1/Master/info')
const ANCHOR = api('live_user/v1/UserInfo/get_anchor_in_room')
const CARD = api('[\\w/-]+/card/user')
const REPLAYS = api('xlive/web-room/v1/videoService/GetOtherSliceList')
const ALL = [DETAIL, INFO, ROOMS, STATUSES, RECOMMENDED, MASTER, ANCHOR, CARD, REPLAYS]

const REFUSALS: Record<string, NonNullable<Facts['refused']>> = {
  '-352': 'blocked',
  '-412': 'blocked',
  '-799': 'blocked',
  '-509': 'blocked',
  '-403': 'blocked',
  '-101': 'login',
  '1': 'gone',
  '60004': 'gone',
}
const Refusal = v.object({ code: v.pipe(v.number(), v.notValue(0)) })
const readRefusal = ({ code }: v.InferOutput<typeof Refusal>): Facts => ({ refused: REFUSALS[code] })

const STATE = state('__NEPTUNE_IS_MY_WAIFU__')

export default definePlatform({
  id: 'bilibili-live',
  name: { zh: '哔哩哔哩直播', en: 'Bilibili Live' },
  hosts: ['live.bilibili.com'],
  terms: { engagement: ['likes'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/live\.bilibili\.com\/(?:blanc\/|h5\/)?(?<handle>\d+)\/?(?:[?#]|$)/,
      examples: ['https://live.bilibili.com/99000101', 'https://live.bilibili.com/blanc/99000101?live_from=84001'],
    },
    list: {
      url: /^https:\/\/live\.bilibili\.com\/(?:all|p\/eden\/[^?#]*)?(?:[?#]|$)/,
      examples: ['https://live.bilibili.com/', 'https://live.bilibili.com/p/eden/area-tags?parentAreaId=9&areaId=0'],
    },
  },
  sources: [
    source('refusal', '2025-10', ALL.map(response), Refusal, readRefusal),
    source('GetOtherSliceList', '2025-10', response(REPLAYS), reply(Replays), readReplays),
    source('getMoreRecList', '2025-02', response(RECOMMENDED), reply(Recommended), readRecommended),
    source('getRoomBaseInfo', '2024-08', response(ROOMS), reply(Rooms), readRooms),
    source('get_anchor_in_room', '2024-08', response(ANCHOR), reply(AnchorInRoom), readAnchorInRoom),
    source('getInfoByRoom', '2023-02', response(DETAIL), reply(RoomDetail), readRoomDetail),
    source('card/user', '2023-02', response(CARD), reply(Card), readCard),
    source('Room/get_info', '2022-08', response(INFO), reply(RoomInfo), readRoomInfo),
    source('Master/info', '2022-08', response(MASTER), reply(Master), readMaster),
    source('get_status_info_by_uids', '2022-04', response(STATUSES), reply(Statuses), readStatuses),
    source('room page', '2023-02', STATE, v.object({ roomInfoRes: reply(RoomDetail) }), ({ roomInfoRes }) => readRoomDetail(roomInfoRes)),
    source('room page refused', '2023-02', STATE, v.object({ roomInfoRes: Refusal }), ({ roomInfoRes }) => readRefusal(roomInfoRes)),
  ],
  engagementReason: 'One viewer may tap like any number of times, so likes per viewer would be no rate: they are set against followers.',
  limits:
    'A broadcast’s views are the people who watched it so far (看过); the popularity figure (人气) is heat and is not read; likes are taps, many per viewer; past broadcasts carry dates but no counts, so there is no engagement rate over time.',
  profileUrl: (creatorId) => `https://space.bilibili.com/${creatorId}`,
})
