import type { Extreme } from '../../../shared/metrics/best-and-worst.ts'
import type { Dossier } from '../../../shared/metrics/dossier.ts'
import { cut } from '../parts/cut.ts'
import { day } from '../parts/dates.ts'
import { compact, small } from '../parts/format.ts'
import { sayCodes } from '../parts/said.ts'
import { Line } from './line.tsx'
import { PostLink } from './post-link.tsx'
import type { DossierView } from './view.ts'

/** The post that did best and the one that did worst, beside the median. */
export function Extremes({ figure, view }: { figure: Dossier['bestAndWorst']; view: DossierView }) {
  const { say } = view
  const basis = say.maybe(`input.${figure.basis}`) ?? sayCodes(figure.basis ?? '', say)
  return (
    <section>
      <Line of="bestAndWorst" label={say('dossier.extremes')} value={figure.value ? basis : undefined} figure={figure} view={view} />
      {figure.value && (
        <ul class="extremes">
          <One which="best" extreme={figure.value.best} view={view} />
          <One which="worst" extreme={figure.value.worst} view={view} />
        </ul>
      )}
    </section>
  )
}

function One({ which, extreme, view }: { which: 'best' | 'worst'; extreme: Extreme; view: DossierView }) {
  const { say, observation } = view
  const { postId, publishedAt, value, times, sponsored } = extreme
  const post = observation.posts.find(({ id }) => id === postId)
  return (
    <li data-post={postId}>
      <span class="label">{say(`dossier.${which}`)}</span>
      <b>{compact(value, say.lang)}</b>
      {times !== null && <span class="dim">{say('dossier.times', { x: small(times, say.lang) })}</span>}
      {sponsored && <span class="tag">{say('dossier.paid')}</span>}
      <span class="about">
        <PostLink post={post} say={say}>
          {cut(post?.title || post?.text || postId, 60)}
        </PostLink>
        {publishedAt && <small>{day(publishedAt, say.lang)}</small>}
      </span>
    </li>
  )
}
