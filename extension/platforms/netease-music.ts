// Reads the replies of music.163.com (users, artists, playlists, radio programmes) and the user page, which the site shows in a frame.
import * as v from 'valibot'
import { definePlatform, documentSource, type Facts, response, source } from '../observe/platform.ts'
import { Albums, Artist, Follows, readAlbums, readArtist, readFollows, readUser, readUserPage, User } from './netease-music/people.ts'
import {
  Playlist,
  Playlists,
  Programme,
  Programmes,
  readPlaylist,
  readPlaylists,
  readProgramme,
  readProgrammes,
  readSearch,
  Search,
} from './netease-music/works.ts'

/** One path under the site's plain and encrypted doors, whose replies are the same. */
const api = (path: string): RegExp => new RegExp(`^https?://(?:interface\\d?\\.)?music\\.163\\.com/(?:we|e)?api/${path}(?:[/?]|$)`)

const USER = api('v1/user/detail')
const FOLLOWS = api('user/getfollow(?:s|eds)')
const PLAYLISTS = api('user/playlist')
const PLAYLIST = api('(?:v\\d/)?playlist/detail(?!/)')
const SEARCH = api('(?:cloud)?search/(?:get|pc)')
const ALBUMS = api('artist/albums')
const ARTIST = api('(?:v1/)?artist/\\d+')
const PROGRAMMES = api('(?:dj/)?program/byradio')
const PROGRAMME = api('(?:dj/)?program/detail')
const ALL = [USER, FOLLOWS, PLAYLISTS, PLAYLIST, SEARCH, ALBUMS, ARTIST, PROGRAMMES, PROGRAMME]

const REFUSALS: Record<string, NonNullable<Facts['refused']>> = {
  '301': 'login',
  '404': 'gone',
  '405': 'blocked',
  '509': 'blocked',
  '-460': 'blocked',
  '-462': 'blocked',
}
const Refusal = v.object({ code: v.pipe(v.number(), v.notValue(200)) })

const AT = '^https:\\/\\/music\\.163\\.com\\/(?:#\\/|m\\/)?'

export default definePlatform({
  id: 'netease-music',
  name: { zh: '网易云音乐', en: 'NetEase Cloud Music' },
  hosts: ['music.163.com'],
  frames: true,
  terms: { engagement: ['saves'], engagementPer: 'views' },
  pages: {
    creator: {
      url: new RegExp(`${AT}(?:user\\/home\\?(?:[^#]*&)?id=(?<creatorId>\\d+)|(?<handle>(?:artist|djradio)\\?id=\\d+))(?:[&#]|$)`),
      examples: [
        'https://music.163.com/#/user/home?id=9900000101',
        'https://music.163.com/user/home?id=9900000101',
        'https://music.163.com/#/artist?id=99000102',
        'https://music.163.com/#/djradio?id=990000103',
      ],
    },
    post: {
      url: new RegExp(`${AT}(?:playlist|album|dj|program)\\?(?:[^#]*&)?id=(?<postId>\\d+)(?:[&#]|$)`),
      examples: ['https://music.163.com/#/playlist?id=9900000201', 'https://music.163.com/playlist?id=9900000201&userid=1'],
    },
    list: {
      url: new RegExp(`${AT}(?:(?:discover|search)[\\/?#].*|discover)?$`),
      examples: ['https://music.163.com/#/discover/playlist', 'https://music.163.com/#/search/m/?s=%E9%9B%A8&type=1000'],
    },
  },
  sources: [
    source('refusal', '2022-07', ALL.map(response), Refusal, ({ code }) => ({ refused: REFUSALS[code] })),
    source('user/detail', '2022-07', response(USER), User, readUser),
    source('playlist/detail', '2022-03', response(PLAYLIST), Playlist, readPlaylist),
    source('user/playlist', '2022-03', response(PLAYLISTS), Playlists, readPlaylists),
    source('search', '2022-01', response(SEARCH), Search, readSearch),
    source('artist/albums', '2021-09', response(ALBUMS), Albums, readAlbums),
    source('dj/program/byradio', '2021-01', response(PROGRAMMES), Programmes, readProgrammes),
    source('dj/program/detail', '2021-01', response(PROGRAMME), Programme, readProgramme),
    source('user/getfollows', '2019-05', response(FOLLOWS), Follows, readFollows),
    source('artist', '2019-02', response(ARTIST), Artist, readArtist),
    documentSource('user page', '2022-07', /^https:\/\/music\.163\.com\/user\/home\?/, readUserPage),
  ],
  engagementReason: 'Lists of playlists state plays and saves only, so the rate is that of saving.',
  limits:
    'Artists show no followers; lists of playlists give plays and saves only, comments and shares come with the playlist itself; songs and albums carry no public counts; the followers of a radio are those of the show, not of its host; the user page is read from notes, no recording of it.',
  profileUrl: (creatorId) => `https://music.163.com/#/user/home?id=${creatorId}`,
})
