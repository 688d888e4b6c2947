import type { parts } from '../../locales/en/parts.ts'
import type { Say } from '../i18n.ts'

/** What every shared part needs to speak: a surface's own speaker may know more texts. */
export type PartsSay = Say<keyof typeof parts>
