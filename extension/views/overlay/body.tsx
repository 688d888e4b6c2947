import { Figures } from './figures.tsx'
import { PostSection } from './post.tsx'
import { DriftNote, Empty, Failed, Loading, Refused } from './states.tsx'
import type { View } from './view.ts'

/** What lies between header and footer in each state. */
export function Body({ view, copyReport }: { view: View; copyReport(): void }) {
  switch (view.model.state) {
    case 'loading':
      return <Loading view={view} />
    case 'failed':
      return <Failed view={view} copyReport={copyReport} />
    case 'refused':
      return <Refused view={view} />
    case 'empty':
    case 'late':
    case 'nothing':
      return <Empty view={view} why={view.model.state} />
    case 'ready':
      return (
        <>
          <Ready view={view} />
          <DriftNote view={view} copyReport={copyReport} />
        </>
      )
  }
}

function Ready({ view }: { view: View }) {
  const { subject, metrics } = view.model
  if (!subject) return null
  return (
    <>
      {subject.post && <PostSection post={subject.post} rate={view.model.postRate} view={view} />}
      {metrics && <Figures view={view} />}
    </>
  )
}
