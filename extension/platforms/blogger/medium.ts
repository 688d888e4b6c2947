import * as v from 'valibot'
import { id, maybe, number, orNone, statedMillis, text } from '../../observe/fields.ts'
import { parseCount } from '../../observe/parse.ts'
import type { CreatorFacts, Facts, PostFacts } from '../../observe/platform.ts'
import { mediumSite } from './site.ts'

/** A pointer to another node: `id` until 2020, `__ref` since. */
const Ref = maybe(v.object({ id: text, __ref: text }))
const User = v.object({ __typename: v.literal('User'), username: v.pipe(v.string(), v.nonEmpty()), name: text, bio: text })
const Post = v.object({
  __typename: v.literal('Post'),
  id,
  title: text,
  mediumUrl: text,
  creator: Ref,
  firstPublishedAt: number,
  clapCount: number,
  responsesCount: number,
})
const Node = v.variant('__typename', [User, Post])

/** The cache of a Medium page: users and posts by key, those of other authors too. `postResponses.count` leaves some answers out. */
export const Apollo = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((cache) => 'ROOT_QUERY' in cache),
)

export function readApollo(cache: v.InferOutput<typeof Apollo>): Facts {
  const nodes = Object.entries(cache).flatMap(([key, value]) => {
    const node = v.safeParse(Node, value)
    return node.success ? [[key, node.output] as const] : []
  })
  const sites = new Map(nodes.flatMap(([key, node]) => (node.__typename === 'User' ? [[key, mediumSite(node.username)]] : [])))
  return {
    creators: nodes.flatMap(([, node]) => (node.__typename === 'User' ? [userCreator(node)] : [])),
    posts: nodes.flatMap(([, node]) => (node.__typename === 'Post' ? [mediumPost(node, sites)] : [])),
  }
}

const userCreator = ({ username, name, bio }: v.InferOutput<typeof User>): CreatorFacts => ({
  id: mediumSite(username),
  handle: username,
  aliases: [`${username}.medium.com`],
  name: orNone(name),
  bio: orNone(bio),
  mention: true,
})

const mediumPost = (post: v.InferOutput<typeof Post>, sites: ReadonlyMap<string, string>): PostFacts => ({
  id: post.id,
  creatorId: sites.get(post.creator?.__ref ?? post.creator?.id ?? '') ?? null,
  ...(post.mediumUrl ? { url: post.mediumUrl } : {}),
  ...statedMillis(post.firstPublishedAt),
  format: 'article',
  title: orNone(post.title),
  likes: parseCount(post.clapCount),
  comments: parseCount(post.responsesCount),
})
