import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import type { CachedList } from '../../services/candidates.ts'
import { type Connection, watchConnection } from '../../services/connection.ts'
import { type Settings, watchSettings } from '../../services/settings.ts'
import { Toast } from '../parts/toast.tsx'
import { DossierScreen } from './dossier-screen.tsx'
import { ListScreen } from './list-screen.tsx'
import { Notices } from './notices.ts'
import { PairScreen } from './pair-screen.tsx'
import { PlatformsScreen } from './platforms-screen.tsx'
import { Review } from './review.ts'
import { popupSpeaker } from './say.ts'
import { SettingsScreen } from './settings-screen.tsx'
import { Shortlist } from './shortlist.ts'
import { useStore } from './store.ts'
import type { PlatformEntry, PopupView, Screen } from './view.ts'
import { Waiting } from './waiting.ts'

/** What was known when the popup was opened. */
export interface Start {
  settings: Settings
  connection: Connection | undefined
  cached: CachedList | undefined
  asked: string | undefined
}

export function App({ start, platforms, clock }: { start: Start; platforms: readonly PlatformEntry[]; clock(): Date }) {
  const [settings, setSettings] = useState(start.settings)
  const [connection, setConnection] = useState(start.connection)
  const [screen, go] = useState<Screen>(start.asked ? 'platforms' : 'list')
  const [studied, setStudied] = useState<Candidate>()
  const say = useMemo(() => popupSpeaker(settings.language), [settings.language])
  const notices = useMemo(() => new Notices(), [])
  const waiting = useMemo(() => new Waiting(), [])
  const workspace = connection?.workspace.id
  const list = useMemo(() => new Shortlist(workspace === start.connection?.workspace.id ? start.cached : undefined), [workspace])
  const review = useMemo(() => new Review(list, notices, say), [list, say])

  useEffect(() => {
    const watching = new AbortController()
    watchSettings(setSettings, watching.signal)
    watchConnection(setConnection, watching.signal)
    return () => watching.abort()
  }, [])
  useEffect(() => dress(document.documentElement, say.lang, settings.theme), [say, settings.theme])
  useEffect(() => {
    const following = new AbortController()
    waiting.follow(() => void list.refresh(), following.signal)
    if (connection) list.refresh()
    return () => following.abort()
  }, [list, connection?.key])

  const study = (candidate: Candidate) => {
    setStudied(candidate)
    go('dossier')
  }
  const view: PopupView = { say, settings, connection, platforms, asked: start.asked, list, review, waiting, notices, go, study, now: clock() }
  return <Shown view={view} studied={studied} screen={screen === 'list' && !connection ? 'pair' : screen} />
}

interface ShownProps {
  view: PopupView
  screen: Screen
  /** Whose dossier is open. */
  studied: Candidate | undefined
}

function Shown({ view, screen, studied }: ShownProps) {
  const { connection, say, notices } = view
  const { load } = useStore(view.list)
  const { text, undo } = useStore(notices)
  const state = connection ? load.state : 'disconnected'
  return (
    <div class="popup" data-state={state} data-screen={screen} {...(connection ? { 'data-connected': connection.workspace.id } : {})}>
      <Current view={view} screen={screen} studied={studied} />
      <Toast text={text} action={undo && { label: `${say('notice.undo')} (U)`, run: () => notices.undo() }} />
    </div>
  )
}

function Current({ view, screen, studied }: ShownProps) {
  switch (screen) {
    case 'dossier':
      return studied ? <DossierScreen candidate={studied} view={view} /> : <ListScreen view={view} />
    case 'platforms':
      return <PlatformsScreen view={view} />
    case 'settings':
      return <SettingsScreen view={view} />
    case 'pair':
      return <PairScreen view={view} />
    case 'list':
      return <ListScreen view={view} />
  }
}

/** Language and appearance of the whole document. */
function dress(root: HTMLElement, lang: string, theme: Settings['theme']): void {
  root.lang = lang
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
}
