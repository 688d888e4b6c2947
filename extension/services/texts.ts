import { type Browser, browser } from 'wxt/browser'
import { LANGS, type Lang } from '../views/i18n.ts'
import type { PanelTexts } from '../views/overlay/say.ts'

const TEXTS = 'scoutmark:texts'

/** In the service worker: hands a page the panel's texts in one language. */
export function answerTexts(textsOf: (lang: Lang) => PanelTexts): void {
  browser.runtime.onMessage.addListener((message: unknown, _sender: Browser.runtime.MessageSender, respond: (texts: PanelTexts) => void) => {
    const lang = typeof message === 'string' && message.startsWith(`${TEXTS}:`) ? message.slice(TEXTS.length + 1) : ''
    if (Object.hasOwn(LANGS, lang)) respond(textsOf(lang as Lang))
    return false
  })
}

/** In a page: the panel's texts in one language, so that no page carries three to show one. */
export const askTexts = (lang: Lang): Promise<PanelTexts> => browser.runtime.sendMessage(`${TEXTS}:${lang}`)
