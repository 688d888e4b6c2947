import type { ComponentChildren } from 'preact'
import type { Post } from '../../../shared/schema/observation.ts'
import { safeUrl } from '../parts/safe-url.ts'
import type { DossierSay } from './say.ts'

/** A post's name as a link to it, where its address is known. */
export function PostLink({ post, say, children }: { post: Pick<Post, 'url'> | undefined; say: DossierSay; children: ComponentChildren }) {
  const url = safeUrl(post?.url)
  if (!url) return <bdi>{children}</bdi>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" title={say('dossier.open')}>
      <bdi>{children}</bdi>
    </a>
  )
}
