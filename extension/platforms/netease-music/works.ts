import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedMillis, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { maker, Profile, SITE, under } from './people.ts'

const Work = v.object({
  id,
  name: text,
  description: text,
  creator: maybe(Profile),
  userId: maybe(id),
  specialType: number,
  createTime: number,
  playCount: number,
  subscribedCount: number,
  bookCount: number,
  commentCount: number,
  shareCount: number,
})
type Work = v.InferOutput<typeof Work>

/** The list that the site itself makes of the songs a user likes; it always stands first. */
const LIKED = 5

/** Saves are spelt `bookCount` in search results. */
const playlistPost = (list: Work): PostFacts => ({
  id: list.id,
  creatorId: list.creator?.userId ?? list.userId ?? null,
  url: `${SITE}playlist?id=${list.id}`,
  ...statedMillis(list.createTime),
  format: 'audio',
  title: orNone(list.name),
  text: orNone(list.description),
  ...(Number(list.specialType) === LIKED ? { pinned: true } : {}),
  views: parseCount(list.playCount),
  comments: parseCount(list.commentCount),
  shares: parseCount(list.shareCount),
  saves: parseCount(list.subscribedCount) ?? parseCount(list.bookCount),
})
const playlistFacts = (lists: readonly Work[]): Facts => ({
  creators: present(lists.map((list) => list.creator)).map(maker),
  posts: lists.map(playlistPost),
})

/** `result` in replies before 2019. */
export const Playlist = under(['playlist', 'result'], Work)
export const readPlaylist = (list: v.InferOutput<typeof Playlist>): Facts => playlistFacts([list])

/** user/playlist: those that the user made and those of others that the user saved. */
export const Playlists = under('playlist', several(Work))
export const readPlaylists = (lists: v.InferOutput<typeof Playlists>): Facts => playlistFacts(present(lists))

/** search, which finds playlists only where it was asked for them. */
export const Search = under('result', v.object({ playlists: maybe(several(Work)) }))
export const readSearch = ({ playlists }: v.InferOutput<typeof Search>): Facts => playlistFacts(present(playlists))

const Radio = v.object({ id, name: text, desc: text, picUrl: text, subCount: number, programCount: number })
const Episode = v.object({
  id,
  name: text,
  description: text,
  createTime: number,
  dj: maybe(Profile),
  radio: maybe(Radio),
  listenerCount: number,
  likedCount: number,
  commentCount: number,
  shareCount: number,
})
type Episode = v.InferOutput<typeof Episode>

/** dj/program/byradio: the programmes of a radio; dj/program/detail: one alone. */
export const Programmes = under('programs', several(Episode))
export const readProgrammes = (list: v.InferOutput<typeof Programmes>): Facts => episodeFacts(present(list))
export const Programme = under('program', Episode)
export const readProgramme = (episode: v.InferOutput<typeof Programme>): Facts => episodeFacts([episode])

const episodeFacts = (episodes: readonly Episode[]): Facts => ({
  creators: [
    ...firstOfEach(present(episodes.map((episode) => episode.radio)), 'id').map(radioFacts),
    ...firstOfEach(present(episodes.map((episode) => episode.dj)), 'userId').map(maker),
  ],
  posts: episodes.map(episodePost),
})
const firstOfEach = <T>(items: readonly T[], key: keyof T): T[] => [...new Map(items.toReversed().map((item) => [item[key], item])).values()]

/** A radio is a show with followers of its own, whatever its host has. */
const radioFacts = (radio: v.InferOutput<typeof Radio>): CreatorFacts => ({
  id: `djradio/${radio.id}`,
  aliases: [`djradio?id=${radio.id}`],
  name: orNone(radio.name),
  bio: orNone(radio.desc),
  avatar: imageUrl(radio.picUrl),
  url: `${SITE}djradio?id=${radio.id}`,
  followers: parseCount(radio.subCount),
  posts: parseCount(radio.programCount),
  mention: true,
})

const episodePost = (episode: Episode): PostFacts => ({
  id: episode.id,
  creatorId: episode.radio ? `djradio/${episode.radio.id}` : (episode.dj?.userId ?? null),
  url: `${SITE}program?id=${episode.id}`,
  ...statedMillis(episode.createTime),
  format: 'audio',
  title: orNone(episode.name),
  text: orNone(episode.description),
  views: parseCount(episode.listenerCount),
  likes: parseCount(episode.likedCount),
  comments: parseCount(episode.commentCount),
  shares: parseCount(episode.shareCount),
})
