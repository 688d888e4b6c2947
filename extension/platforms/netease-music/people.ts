import * as v from 'valibot'
import { id, imageUrl, maybe, number, orNone, several, statedMillis, text } from '../../observe/fields.ts'
import { parseCount, present } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, ReadContext } from '../../observe/platform.ts'

export const SITE = 'https://music.163.com/#/'

/** What a reply holds under a key, or under another one; recordings without their envelope are it themselves. */
export const under = <T extends v.GenericSchema>(keys: string | readonly string[], schema: T) =>
  v.pipe(
    v.unknown(),
    v.transform(
      (body) =>
        [keys]
          .flat()
          .map((key) => Reflect.get(Object(body), key))
          .find((one) => one !== undefined && one !== null) ?? body,
    ),
    schema,
  )

/** A user, as every endpoint spells one; only some of them give counts. */
export const Profile = v.object({
  userId: id,
  nickname: text,
  avatarUrl: text,
  signature: text,
  authStatus: number,
  followeds: number,
  follows: number,
  eventCount: number,
})
/** `followeds` are the followers; `newFollows` and `follows` count whom the user follows. */
export const userFacts = (user: v.InferOutput<typeof Profile>): CreatorFacts => ({
  id: user.userId,
  name: orNone(user.nickname),
  bio: orNone(user.signature),
  avatar: imageUrl(user.avatarUrl),
  verified: typeof user.authStatus === 'number' ? user.authStatus === 1 : undefined,
  followers: parseCount(user.followeds),
  following: parseCount(user.follows),
  posts: parseCount(user.eventCount),
})
export const mentioned = (user: v.InferOutput<typeof Profile>): CreatorFacts => ({ ...userFacts(user), mention: true })
/** Who made something: counts that were not asked for stand as 0 there. */
export function maker(user: v.InferOutput<typeof Profile>): CreatorFacts {
  const { followers, following, posts, ...named } = mentioned(user)
  return followers?.value ? { ...named, followers, following, posts } : named
}

export const User = v.object({ profile: Profile })
export const readUser = ({ profile }: v.InferOutput<typeof User>): Facts => ({ creators: [userFacts(profile)] })

/** Whom a user follows, or who follows them. */
export const Follows = v.union([v.object({ follow: several(Profile) }), v.object({ followeds: several(Profile) })])
export const readFollows = (list: v.InferOutput<typeof Follows>): Facts => ({
  creators: present('follow' in list ? list.follow : list.followeds).map(mentioned),
})

/** The head of a user's page (selectors known from public code, 2019 to 2023). */
export function readUserPage(document: Document, { page }: ReadContext): Facts {
  const said = (selector: string) => document.querySelector(selector)?.textContent?.trim()
  const followers = parseCount(said('#fan_count'), { lang: 'zh' })
  if (!page?.creatorId || !followers) return {}
  const creator = {
    id: page.creatorId,
    name: orNone(said('#j-name-wrap .tit')),
    bio: orNone(said('.inf.f-brk')?.replace(/^个人介绍：/, '')),
    avatar: imageUrl(document.querySelector('#ava img')?.getAttribute('src')),
    followers,
    following: parseCount(said('#follow_count'), { lang: 'zh' }),
    posts: parseCount(said('#event_count'), { lang: 'zh' }),
  }
  return { creators: [creator] }
}

const ArtistFields = v.object({ id, name: text, picUrl: text, briefDesc: text, albumSize: number })
const artistPath = (id: string | undefined): string | null => (id ? `artist/${id}` : null)
/** Artists are numbered apart from users: their ids say so, and their pages' addresses are the alias. */
const artistFacts = (artist: v.InferOutput<typeof ArtistFields>): CreatorFacts => ({
  id: artistPath(artist.id),
  aliases: [`artist?id=${artist.id}`],
  name: orNone(artist.name),
  bio: orNone(artist.briefDesc),
  avatar: imageUrl(artist.picUrl),
  url: `${SITE}artist?id=${artist.id}`,
  posts: parseCount(artist.albumSize),
})

/** artist: the songs in it are the best known ones, without dates or counts, and are not read. */
export const Artist = v.object({ artist: ArtistFields })
export const readArtist = ({ artist }: v.InferOutput<typeof Artist>): Facts => ({ creators: [artistFacts(artist)] })

const Album = v.object({ id, name: text, publishTime: number, artist: maybe(ArtistFields) })
export const Albums = v.object({ artist: maybe(ArtistFields), hotAlbums: several(Album) })
export const readAlbums = ({ artist, hotAlbums }: v.InferOutput<typeof Albums>): Facts => ({
  creators: present([artist]).map(artistFacts),
  posts: present(hotAlbums).map((album) => ({
    id: album.id,
    creatorId: artistPath((album.artist ?? artist)?.id),
    url: `${SITE}album?id=${album.id}`,
    ...statedMillis(album.publishTime),
    format: 'audio',
    title: orNone(album.name),
  })),
})
