import { platforms } from 'virtual:platforms'
import { render } from 'preact'
import { readAsked } from '../../services/asked.ts'
import { readLastList } from '../../services/candidates.ts'
import { readConnection } from '../../services/connection.ts'
import { readSettings } from '../../services/settings.ts'
import { inPopup } from '../../services/surface.ts'
import { App } from '../../views/popup/app.tsx'
import '../../views/tokens.css'
import '../../views/parts/parts.css'
import '../../views/popup/popup.css'
import '../../views/popup/list.css'
import '../../views/popup/row.css'
import '../../views/popup/outbox.css'
import '../../views/popup/screens.css'
import '../../views/dossier/dossier.css'
import '../../views/popup/narrow.css'

document.documentElement.dataset.surface = inPopup() ? 'popup' : 'tab'

// What is stored is painted before anyone is asked.
const [settings, connection, last, asked] = await Promise.all([readSettings(), readConnection(), readLastList(), readAsked()])
const cached = last?.workspace === connection?.workspace.id ? last : undefined
const root = document.querySelector('#root')
if (root) render(<App start={{ settings, connection, cached, asked }} platforms={platforms} clock={() => new Date()} />, root)
