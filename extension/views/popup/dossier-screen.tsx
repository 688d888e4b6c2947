import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { fetchObservations } from '../../services/candidates.ts'
import { type Failure, failureOf } from '../../services/failure.ts'
import { Dossier } from '../dossier/dossier.tsx'
import { type DossierSay, dossierSpeaker } from '../dossier/say.ts'
import { sayFailure } from './banner.tsx'
import { nameOf } from './filter.ts'
import { ScreenHead } from './screen-head.tsx'
import type { PopupView } from './view.ts'

type Load = { state: 'loading' } | { state: 'ready'; observations: [Observation, ...Observation[]] } | { state: 'failed'; failure: Failure }

/** All that the team has seen of one candidate. */
export function DossierScreen({ candidate, view }: { candidate: Candidate; view: PopupView }) {
  const { lang } = view.say
  const say = useMemo(() => dossierSpeaker(lang), [lang])
  const [load, setLoad] = useState<Load>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const leaving = new AbortController()
    setLoad({ state: 'loading' })
    read(candidate, leaving.signal).then((done) => leaving.signal.aborted || setLoad(done))
    return () => leaving.abort()
  }, [candidate.platform, candidate.creatorId, attempt])
  return (
    <>
      <ScreenHead title={`${say('dossier.title')} · ${nameOf(candidate)}`} view={view} />
      <main class="study" data-dossier={load.state}>
        <Body load={load} view={view} say={say} retry={() => setAttempt(attempt + 1)} />
      </main>
    </>
  )
}

async function read(candidate: Candidate, signal: AbortSignal): Promise<Load> {
  try {
    const [newest, ...older] = await fetchObservations(candidate, signal)
    if (!newest) throw new Error('no observation is kept of this candidate')
    return { state: 'ready', observations: [newest, ...older] }
  } catch (error) {
    return { state: 'failed', failure: failureOf(error) }
  }
}

interface BodyProps {
  load: Load
  view: PopupView
  say: DossierSay
  retry(): void
}

function Body({ load, view, say, retry }: BodyProps) {
  switch (load.state) {
    case 'loading':
      return <p class="dim">{say('dossier.loading')}</p>
    case 'failed':
      return (
        <>
          <p class="bad">{sayFailure(load.failure, view.say)}</p>
          <button type="button" class="quiet" onClick={retry}>
            {say('dossier.retry')}
          </button>
        </>
      )
    case 'ready':
      return <Dossier observations={load.observations} say={say} now={view.now} offsetMinutes={-view.now.getTimezoneOffset()} />
  }
}
