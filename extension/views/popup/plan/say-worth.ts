import type { Worth } from '../../../../shared/scoring/plan/offers.ts'
import { compact } from '../../parts/format.ts'
import type { PopupSay } from '../say.ts'

/** "12.3K views". */
export const sayWorth = (value: number, worth: Worth, say: PopupSay): string => say(`plan.of.${worth}`, { n: compact(value, say.lang) })
