import type { Candidate, CandidateKey, SaveCandidate } from '../../../shared/schema/candidate.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { readCohort } from '../db/cohorts.ts'
import { togetherOf } from '../db/observations.ts'
import { type Known, readKnown, writeSave } from '../db/saves.ts'
import { badField } from '../errors.ts'
import type { Call } from './handler.ts'
import { workOut } from './work-out.ts'

/** Clocks of two machines may be this far apart. */
const SKEW_MS = 5 * 60 * 1_000
const ATTEMPTS = 10
const MAX_NOTE = 4_000
const MAX_TAGS = 20

/** Saves an observation. Where somebody else saves the same creator at the same moment, it is worked out again on top of theirs. */
export async function saveCandidate({ db, caller, params, body, now }: Call<'saveCandidate'>): Promise<Candidate> {
  checkSubject(params, body.observation)
  const observedAt = instantOf(body.observation, now)
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const known = await readKnown(db, caller.workspace.id, params)
    const words = addWords(known.candidate, body)
    if (known.candidate && isKnown(known, observedAt, words)) return known.candidate
    const arrived = { observedAt, observation: body.observation }
    const newest = togetherOf([...known.recent.filter((one) => one.observedAt !== observedAt), arrived]) ?? arrived
    const peers = await readCohort(db, caller.workspace.id, newest.observation.creator, known.marks)
    const quote = known.candidate?.quote
    const { scores, ...appraised } = workOut(known, { newest, arrived, peers, quote })
    const facts = { creator: newest.observation.creator, observedAt: newest.observedAt, ...appraised, ...words, quote }
    const save = { ...arrived, facts, scores, version: known.candidate?.version ?? 0, memberId: caller.member.id }
    const saved = await writeSave(db, caller.workspace.id, save, now)
    if (saved) return saved
  }
  throw new Error(`${ATTEMPTS} saves of one candidate in a row were overtaken`)
}

function checkSubject(params: CandidateKey, { creator }: Observation): void {
  if (creator.platform !== params.platform) throw badField('observation.creator.platform', `Must be the ${params.platform} of the path`)
  if (creator.id !== params.creatorId) throw badField('observation.creator.id', `Must be the ${params.creatorId} of the path`)
}

/** The instant of an observation, always spelled alike. */
function instantOf({ observedAt }: Observation, now: Date): string {
  const instant = new Date(observedAt)
  if (instant.getTime() > now.getTime() + SKEW_MS) throw badField('observation.observedAt', `Lies in the future; here it is ${now.toISOString()}`)
  return instant.toISOString()
}

interface Words {
  note: string
  tags: readonly string[]
}

/** Adds a save's note and tags to what the team wrote before: a save never takes a teammate's words away. */
function addWords(candidate: Candidate | undefined, { note = '', tags = [] }: SaveCandidate): Words {
  const before = candidate ?? { note: '', tags: [] }
  const added = before.note.includes(note) ? before.note : [before.note, note].filter(Boolean).join('\n')
  const union = [...new Set([...before.tags, ...tags])]
  if (added.length > MAX_NOTE) throw badField('note', `Together with the note that is there it exceeds ${MAX_NOTE} characters; change that one`)
  if (union.length > MAX_TAGS) throw badField('tags', `Together with the tags that are there they exceed ${MAX_TAGS}; change those`)
  return { note: added, tags: union }
}

const isKnown = ({ candidate, removed, history }: Known, observedAt: string, words: Words): boolean =>
  !removed && history.some((one) => one.observedAt === observedAt) && candidate?.note === words.note && candidate.tags.length === words.tags.length
