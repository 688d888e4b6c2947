import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { Observation } from '../../../shared/schema/observation.ts'
import { fetchObservations, fetchQuotes } from '../../services/candidates.ts'
import { type Rates, readRates } from '../../services/cohorts.ts'
import { type Failure, failureOf } from '../../services/failure.ts'
import { Dossier } from '../dossier/dossier.tsx'
import type { Quoting } from '../dossier/quoting.ts'
import { type DossierSay, dossierSpeaker } from '../dossier/say.ts'
import { sayFailure } from './banner.tsx'
import { nameOf } from './filter.ts'
import { ScreenHead } from './screen-head.tsx'
import { useStore } from './store.ts'
import type { PopupView } from './view.ts'

type Load = { state: 'loading' } | { state: 'ready'; observations: [Observation, ...Observation[]] } | { state: 'failed'; failure: Failure }

/** All that the team has seen of one candidate. */
export function DossierScreen({ candidate, view, back }: { candidate: Candidate; view: PopupView; back: 'list' | 'plan' }) {
  const { lang } = view.say
  const say = useMemo(() => dossierSpeaker(lang), [lang])
  const [load, setLoad] = useState<Load>({ state: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const quoting = useQuoting(candidate, view)
  useEffect(() => {
    const leaving = new AbortController()
    setLoad({ state: 'loading' })
    read(candidate, leaving.signal).then((done) => leaving.signal.aborted || setLoad(done))
    return () => leaving.abort()
  }, [candidate.platform, candidate.creatorId, attempt])
  return (
    <>
      <ScreenHead title={`${say('dossier.title')} · ${nameOf(candidate)}`} view={view} back={() => view.go(back)} />
      <main class="study" data-dossier={load.state}>
        <Body load={load} quoting={quoting} view={view} say={say} retry={() => setAttempt(attempt + 1)} />
      </main>
    </>
  )
}

/** The candidate as it is now, and the team's own quotes around it. */
function useQuoting(studied: Candidate, view: PopupView): Quoting {
  const { list, review, briefs, say } = view
  const { platform, creatorId } = studied
  const [rates, setRates] = useState<Rates>()
  useStore(list)
  const candidate = list.find(studied) ?? studied
  useEffect(() => {
    readRates([platform]).then((read) => setRates(() => read))
  }, [platform, creatorId])
  return {
    of: { platform, creatorId },
    saved: candidate.quote,
    currency: briefs.state.chosen?.brief.currency ?? USUAL[say.lang],
    rates: rates && ((currency) => rates(candidate, currency)),
    save: (price) => review.quote(candidate, price),
    history: () => fetchQuotes({ platform, creatorId }),
  }
}
const USUAL = { en: 'USD', 'zh-CN': 'CNY', 'zh-TW': 'TWD' } as const

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
  quoting: Quoting
  view: PopupView
  say: DossierSay
  retry(): void
}

function Body({ load, quoting, view, say, retry }: BodyProps) {
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
      return <Dossier observations={load.observations} say={say} now={view.now} offsetMinutes={-view.now.getTimezoneOffset()} quoting={quoting} />
  }
}
