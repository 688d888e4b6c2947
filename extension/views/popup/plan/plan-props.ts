import type { PopupView } from '../view.ts'
import type { Planning } from './planning.ts'

/** What every part of the plan is given. */
export interface PlanProps {
  view: PopupView
  planning: Planning
}
