import { browser } from 'wxt/browser'

/** Whether this page is the popup at the toolbar, rather than the same page in a tab. */
export const inPopup = (): boolean => browser.extension.getViews({ type: 'popup' }).includes(window)
