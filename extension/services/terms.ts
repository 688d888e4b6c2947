import type { Observation } from '../../shared/schema/observation.ts'
import type { Terms } from '../../shared/schema/terms.ts'
import type { PageHandlers } from './answer.ts'

type Directory = readonly { id: string; terms: Terms }[]

/**
 * The same handlers, given a platform's terms as its file declares them: a page carries no norms, and what it says of them would be no
 * more to be trusted than the page.
 */
export function withTerms(handlers: PageHandlers, platforms: Directory): PageHandlers {
  const termsOf = (id: string, said: Terms): Terms => platforms.find((platform) => platform.id === id)?.terms ?? said
  const completed = (observation: Observation): Observation => ({
    ...observation,
    terms: termsOf(observation.creator.platform, observation.terms),
  })
  return {
    ...handlers,
    save: (request) => handlers.save({ ...request, observation: completed(request.observation) }),
    appraise: (request) => handlers.appraise({ ...request, observation: completed(request.observation) }),
    badges: (request) => handlers.badges({ ...request, terms: termsOf(request.platform, request.terms) }),
  }
}
