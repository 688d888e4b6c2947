import { useEffect, useMemo, useState } from 'preact/hooks'
import type { SavedBrief } from '../../../shared/schema/brief.ts'
import type { Candidate } from '../../../shared/schema/candidate.ts'
import { type CachedList, readCachedList } from '../../services/cached-list.ts'
import { type Connection, watchConnection } from '../../services/connection.ts'
import { type Settings, watchSettings } from '../../services/settings.ts'
import { Toast } from '../parts/toast.tsx'
import { Briefs } from './brief/briefs.ts'
import { later } from './later.tsx'
import { ListScreen } from './list-screen.tsx'
import { Notices } from './notices.ts'
import { PairScreen } from './pair-screen.tsx'
import { Review } from './review.ts'
import { popupSpeaker } from './say.ts'
import { Shortlist } from './shortlist.ts'
import { useStore } from './store.ts'
import type { PlatformEntry, PopupView, Screen } from './view.ts'
import { Waiting } from './waiting.ts'

const BriefsScreen = later(async () => (await import('./brief/briefs-screen.tsx')).BriefsScreen)
const DossierScreen = later(async () => (await import('./dossier-screen.tsx')).DossierScreen)
const PlanScreen = later(async () => (await import('./plan/plan-screen.tsx')).PlanScreen)
const PlatformsScreen = later(async () => (await import('./platforms-screen.tsx')).PlatformsScreen)
const SettingsScreen = later(async () => (await import('./settings-screen.tsx')).SettingsScreen)

/** What was known when the popup was opened. */
export interface Start {
  settings: Settings
  connection: Connection | undefined
  /** The first rows of the last known list, or more of them. */
  cached: CachedList | undefined
  asked: string | undefined
  brief: SavedBrief | undefined
  briefs: readonly SavedBrief[]
}

export function App({ start, platforms, clock }: { start: Start; platforms: readonly PlatformEntry[]; clock(): Date }) {
  const [settings, setSettings] = useState(start.settings)
  const [connection, setConnection] = useState(start.connection)
  const [{ screen, about }, show] = useState<{ screen: Screen; about?: string | undefined }>({ screen: start.asked ? 'platforms' : 'list' })
  const [studied, setStudied] = useState<Candidate>()
  const say = useMemo(() => popupSpeaker(settings.language), [settings.language])
  const notices = useMemo(() => new Notices(), [])
  const waiting = useMemo(() => new Waiting(), [])
  const workspace = connection?.workspace.id
  const known = workspace === start.connection?.workspace.id ? start : undefined
  const list = useMemo(() => new Shortlist(known?.cached, known?.brief), [workspace])
  const briefs = useMemo(() => new Briefs(known?.briefs ?? [], known?.brief, { workspace: workspace ?? '', list, notices }), [workspace, list])
  briefs.say = say
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
    if (connection) {
      if (known?.cached) readCachedList(connection.workspace.id, known.brief?.id).then((all) => all && !following.signal.aborted && list.recall(all))
      list.refresh()
      briefs.refresh()
    }
    return () => following.abort()
  }, [list, connection?.key])

  const go = (to: Screen, of?: string) => show({ screen: to, about: of })
  const study = (candidate: Candidate) => {
    list.know(candidate)
    setStudied(candidate)
    go('dossier', screen)
  }
  const view: PopupView = {
    say,
    settings,
    connection,
    platforms,
    asked: start.asked,
    list,
    review,
    waiting,
    notices,
    briefs,
    go,
    study,
    now: clock(),
  }
  return <Shown view={view} studied={studied} screen={screen === 'list' && !connection ? 'pair' : screen} about={about} />
}

interface ShownProps {
  view: PopupView
  screen: Screen
  /** Whose dossier is open. */
  studied: Candidate | undefined
  about: string | undefined
}

function Shown({ view, screen, studied, about }: ShownProps) {
  const { connection, say, notices } = view
  const { load } = useStore(view.list)
  const { text, undo } = useStore(notices)
  const state = connection ? load.state : 'disconnected'
  return (
    <div class="popup" data-state={state} data-screen={screen} {...(connection ? { 'data-connected': connection.workspace.id } : {})}>
      <Current view={view} screen={screen} studied={studied} about={about} />
      <Toast text={text} action={undo && { label: `${say('notice.undo')} (U)`, run: () => notices.undo() }} />
    </div>
  )
}

function Current({ view, screen, studied, about }: ShownProps) {
  const { chosen } = useStore(view.briefs)
  switch (screen) {
    case 'dossier':
      return studied ? <DossierScreen candidate={studied} view={view} back={about === 'plan' ? 'plan' : 'list'} /> : <ListScreen view={view} />
    case 'platforms':
      return <PlatformsScreen view={view} />
    case 'settings':
      return <SettingsScreen view={view} />
    case 'pair':
      return <PairScreen view={view} />
    case 'briefs':
      return <BriefsScreen view={view} about={about} />
    case 'plan':
      return chosen ? <PlanScreen view={view} saved={chosen} /> : <ListScreen view={view} />
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
