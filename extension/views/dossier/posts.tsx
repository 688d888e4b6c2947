import { useState } from 'preact/hooks'
import type { Observation, Post, PostCount } from '../../../shared/schema/observation.ts'
import { POST_COUNTS } from '../../../shared/schema/observation-keys.ts'
import { cut } from '../parts/cut.ts'
import { day } from '../parts/dates.ts'
import { sayCount } from '../parts/said.ts'
import { PostLink } from './post-link.tsx'
import type { DossierView } from './view.ts'

/** Rows shown before all are asked for. */
const FEW = 12

/** The posts that were seen, newest first, with every count that any of them states. */
export function Posts({ observation: { posts }, view }: { observation: Observation; view: DossierView }) {
  const { say } = view
  const [all, setAll] = useState(false)
  const sorted = posts.toSorted((a, b) => timeOf(b).localeCompare(timeOf(a)))
  const columns = POST_COUNTS.filter((key) => posts.some((post) => post[key]))
  return (
    <section class="posts">
      <h2>{say('posts.title')}</h2>
      {posts.length === 0 && <p class="dim">{say('posts.none')}</p>}
      {posts.length > 0 && (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say('posts.date')}</th>
                <th scope="col">{say('posts.post')}</th>
                {columns.map((key) => (
                  <th key={key} scope="col">
                    {say(`count.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(all ? sorted : sorted.slice(0, FEW)).map((post) => (
                <Row key={post.id} post={post} columns={columns} view={view} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!all && posts.length > FEW && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {say('posts.more', { n: posts.length })}
        </button>
      )}
    </section>
  )
}

const timeOf = ({ publishedAt, publishedWithin }: Post): string => publishedAt ?? publishedWithin?.[1] ?? ''

function Row({ post, columns, view: { say } }: { post: Post; columns: readonly PostCount[]; view: DossierView }) {
  const time = timeOf(post)
  return (
    <tr data-post={post.id}>
      <td>{time ? `${post.publishedAt ? '' : '≈'}${day(time, say.lang)}` : '—'}</td>
      <td>
        <PostLink post={post} say={say}>
          {cut(post.title || post.text || post.id, 40)}
        </PostLink>
      </td>
      {columns.map((key) => {
        const { mark, text, title } = sayCount(post[key], say)
        return (
          <td key={key} title={title}>
            {mark}
            {text}
          </td>
        )
      })}
    </tr>
  )
}
