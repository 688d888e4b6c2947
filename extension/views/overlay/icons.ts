import BadgeCheck from 'lucide/dist/esm/icons/badge-check.mjs'
import BookmarkPlus from 'lucide/dist/esm/icons/bookmark-plus.mjs'
import Check from 'lucide/dist/esm/icons/check.mjs'
import ChevronsRight from 'lucide/dist/esm/icons/chevrons-right.mjs'
import Clock from 'lucide/dist/esm/icons/clock.mjs'
import Ellipsis from 'lucide/dist/esm/icons/ellipsis.mjs'
import GripVertical from 'lucide/dist/esm/icons/grip-vertical.mjs'
import TriangleAlert from 'lucide/dist/esm/icons/triangle-alert.mjs'

/** The panel's icons: for the service worker that hands them out, not for the page. */
export const panelIcons = {
  save: BookmarkPlus,
  saved: Check,
  pending: Clock,
  verified: BadgeCheck,
  collapse: ChevronsRight,
  menu: Ellipsis,
  move: GripVertical,
  drift: TriangleAlert,
}
