import { browser } from 'wxt/browser'

const COLOUR = '#9a3412'

/** Shows on the toolbar how many saves have not reached the API; nothing where there are none. */
export async function showBadge(waiting: number, title: string): Promise<void> {
  await browser.action.setBadgeText({ text: waiting === 0 ? '' : waiting > 99 ? '99+' : String(waiting) })
  await browser.action.setBadgeBackgroundColor({ color: COLOUR })
  await browser.action.setTitle({ title })
}
