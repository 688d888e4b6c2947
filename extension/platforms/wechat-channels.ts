// Reads the public previews of WeChat Channels (get_feed_info), and the replies that channels.weixin.qq.com gives to the app's own pages.
import * as v from 'valibot'
import { definePlatform, response, source } from '../observe/platform.ts'
import { Comments, Many, One, People, readComments, readMany, readOne, readPeople } from './wechat-channels/app.ts'
import { Preview, readPreview } from './wechat-channels/preview.ts'

const PREVIEW = response(/^https:\/\/channels\.weixin\.qq\.com\/finder-preview\/api\/feed\/get_(?:feed_info|userpage)(?:\?|$)/)
/** The app's own pages: their paths are not known from a recording. */
const APP = response(/^https:\/\/channels\.weixin\.qq\.com\/web\//)

/** A failure, sent with HTTP 200. */
const Failure = v.object({
  errCode: v.pipe(
    v.number(),
    v.check((code) => code !== 0),
  ),
})

export default definePlatform({
  id: 'wechat-channels',
  name: { zh: '微信视频号', en: 'WeChat Channels' },
  hosts: ['channels.weixin.qq.com'],
  terms: { engagement: ['likes', 'hearts', 'comments', 'shares'], engagementPer: 'followers' },
  pages: {
    creator: {
      url: /^https:\/\/channels\.weixin\.qq\.com\/web\/pages\/profile\?(?:[^#]*&)?username=(?<handle>\w+)/,
      examples: ['https://channels.weixin.qq.com/web/pages/profile?username=v2_0600002310replay01%40finder&entrance_id=1002'],
    },
    post: {
      url: /^https:\/\/channels\.weixin\.qq\.com\/(?:finder-preview\/pages\/(?:sph\?(?:[^#]*&)?id|feed\?(?:[^#]*&)?eid)|web\/pages\/feed\?(?:[^#]*&)?oid)=(?<postId>[^&#]+)/,
      examples: [
        'https://channels.weixin.qq.com/finder-preview/pages/sph?id=AbCdEf1234',
        'https://channels.weixin.qq.com/finder-preview/pages/feed?entry_card_type=48&entry_scene=0&eid=export%2FUzReplay01',
        'https://channels.weixin.qq.com/web/pages/feed?oid=zReplay_001&nid=2-Replay',
      ],
    },
    list: {
      url: /^https:\/\/channels\.weixin\.qq\.com\/web\/pages\/home(?:[?#]|$)/,
      examples: ['https://channels.weixin.qq.com/web/pages/home'],
    },
  },
  sources: [
    source('get_feed_info', '2026-08', PREVIEW, Preview, readPreview),
    source('post', '2026-06', [PREVIEW, APP], One, readOne),
    source('posts', '2026-06', [PREVIEW, APP], Many, readMany),
    source('creators', '2026-06', APP, People, readPeople),
    source('comments', '2026-06', [PREVIEW, APP], Comments, readComments),
    source('failure', '2026-08', [PREVIEW, APP], Failure, ({ errCode }) => (errCode === 300330 ? { refused: 'gone' } : {})),
    source('other reply', '2026-06', APP, v.unknown(), () => ({})),
  ],
  engagementReason: 'The heart (爱心, favCount) is a second public approval beside the thumb, as 在看 is to articles, and no bookmark: it counts.',
  limits:
    'Followers, plays and the number of posts are shown nowhere; the public preview gives no id of the creator and rounds counters from 10,000 ("1.4万", "10万+"); profiles open in the WeChat app only; they and searches are read from notes, without a recording.',
  profileUrl: (creatorId) => `https://channels.weixin.qq.com/web/pages/profile?username=${encodeURIComponent(creatorId)}`,
})
