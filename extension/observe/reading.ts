import type { SourceNote } from '../../shared/schema/observation.ts'
import type { CreatorFacts, Facts, PostFacts } from './platform.ts'

/** Where a payload stopped fitting what its source declares. */
export interface Drift {
  source: string
  layout: string
  /** The path where the payload stopped fitting, and why; never a value. */
  where: string
}

/** All that one payload said. */
export interface Reading {
  creators: CreatorFacts[]
  posts: PostFacts[]
  sources: Record<string, SourceNote>
  drift: Drift[]
  refused: Facts['refused'] | undefined
}
