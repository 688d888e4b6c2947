import { platforms } from 'virtual:platforms'
import { render } from 'preact'
import { readAsked } from '../../services/asked.ts'
import { readBriefs, readChosenBrief } from '../../services/briefs.ts'
import { readCachedList } from '../../services/cached-list.ts'
import { readConnection } from '../../services/connection.ts'
import { readSettings } from '../../services/settings.ts'
import { inPopup } from '../../services/surface.ts'
import { App } from '../../views/popup/app.tsx'
import { FIRST_SCREEN } from '../../views/popup/candidate-list.tsx'
import '../../views/tokens.css'
import '../../views/parts/parts.css'
import '../../views/popup/popup.css'
import '../../views/popup/list.css'
import '../../views/popup/row.css'
import '../../views/popup/outbox.css'
import '../../views/popup/screens.css'
import '../../views/dossier/dossier.css'
import '../../views/popup/brief/brief.css'
import '../../views/popup/plan/plan.css'
import '../../views/popup/narrow.css'

document.documentElement.dataset.surface = inPopup() ? 'popup' : 'tab'

// What is stored is painted before anyone is asked.
const [settings, connection, brief, asked] = await Promise.all([readSettings(), readConnection(), readChosenBrief(), readAsked()])
const workspace = connection?.workspace.id
const [cached, briefs] =
  workspace === undefined ? [undefined, []] : await Promise.all([readCachedList(workspace, brief?.id, FIRST_SCREEN), readBriefs(workspace)])
const root = document.querySelector('#root')
if (root) render(<App start={{ settings, connection, cached, asked, brief, briefs }} platforms={platforms} clock={() => new Date()} />, root)
