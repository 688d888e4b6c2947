import { readers } from 'virtual:readers'
import { onReadAgain } from '../../services/side-panel.ts'
import { SidePanel } from '../../views/sidepanel/side-panel.tsx'
import '../../views/tokens.css'
import '../../views/parts/parts.css'
import '../../views/sidepanel/sidepanel.css'

const side = await SidePanel.start(readers)
await onReadAgain(() => void side.read())
await side.read()
