import { platforms } from 'virtual:platforms'
import { render } from 'preact'
import { readCachedList } from '../../services/candidates.ts'
import { readConnection } from '../../services/connection.ts'
import { readSettings } from '../../services/settings.ts'
import { App } from '../../views/popup/app.tsx'
import '../../views/tokens.css'
import '../../views/parts/parts.css'
import '../../views/popup/popup.css'

// What is stored is painted before anyone is asked.
const [settings, connection] = await Promise.all([readSettings(), readConnection()])
const cached = connection && (await readCachedList(connection.workspace.id))
const root = document.querySelector('#root')
if (root) render(<App start={{ settings, connection, cached }} platforms={platforms} clock={() => new Date()} />, root)
