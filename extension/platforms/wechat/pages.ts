import { orNone, statedSeconds } from '../../observe/fields.ts'
import type { CreatorFacts, Facts, PostFacts, ReadContext } from '../../observe/platform.ts'
import { addressOf, articleId, unescaped } from './address.ts'
import { aliasesOf } from './article.ts'

const textOf = (root: ParentNode, selector: string): string | undefined =>
  orNone(root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim())

const scripts = (document: Document): string[] => [...document.querySelectorAll('script')].map((script) => script.textContent ?? '')

/** The first value that is not empty behind `before` in a page's scripts: `"" || "…"`, `htmlDecode("…")` or `'…'`. */
function valueAfter(before: string, texts: readonly string[]): string | undefined {
  const pattern = new RegExp(`\\b${before}\\s*(?:htmlDecode\\()?((?:(?:"[^"]*"|'[^']*')[ |)]*)+)`)
  const strings = texts.flatMap((text) => [...(pattern.exec(text)?.[1] ?? '').matchAll(/"([^"]*)"|'([^']*)'/g)])
  const value = strings.map(([, double, single]) => double || single).find(Boolean)
  return unescaped(value?.replace(/\\x([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))))
}
const variable = (name: string, texts: readonly string[]): string | undefined => valueAfter(`var ${name} ?=`, texts)

/** A page that stands where an article was: deleted, forbidden, or shown to the app or to people only. */
function refusal(document: Document, texts: readonly string[]): Facts | undefined {
  // 2026-06
  const notice = textOf(document, '.weui-msg, .weui_msg, .mesg-block')
  if (notice === undefined) return undefined
  if (/环境异常|完成验证/.test(notice)) return { refused: 'blocked' }
  if (/微信客户端/.test(notice)) return { refused: 'login' }
  const [name, userName] = [valueAfter('nick_name:', texts), valueAfter('user_name:', texts)]
  return { refused: 'gone', creators: [name ? { id: null, name, handle: userName ?? null, mention: true } : undefined] }
}

/** An article's page where no `cgiDataNew` tells all: the page of 2018, or a notice in its place. */
export function readArticlePage(document: Document, { page }: ReadContext): Facts {
  const texts = scripts(document)
  if (texts.some((text) => /\bcgiDataNew\s*=\s*\{/.test(text))) return {}
  const biz = variable('biz', texts)
  const sent = variable('ct', texts)
  if (!biz || !sent) return refusal(document, texts) ?? {}
  return { creators: [oldAccount(document, biz, texts)], posts: [oldPost(biz, sent, texts, aliasesOf(variable('sn', texts), page))] }
}

const oldAccount = (document: Document, biz: string, texts: readonly string[]): CreatorFacts => ({
  id: biz,
  // 2018-04
  handle: textOf(document, '.profile_meta_value') ?? variable('user_name', texts) ?? null,
  name: variable('nickname', texts),
  mention: true,
})

function oldPost(biz: string, sent: string, texts: readonly string[], aliases: string[]): PostFacts | undefined {
  const [mid, idx] = [variable('mid', texts), variable('idx', texts)]
  if (!mid || !idx) return undefined
  return {
    id: articleId(mid, idx),
    ...(aliases.length > 0 ? { aliases } : {}),
    creatorId: biz,
    ...statedSeconds(sent),
    format: variable('_copyright_stat', texts) === '2' ? 'repost' : 'article',
    title: variable('msg_title', texts),
    text: variable('msg_desc', texts),
  }
}

/** The head of an account's list of articles. */
export function readAccountHead(document: Document, { url }: ReadContext): Facts {
  const biz = addressOf(url.href).biz ?? variable('biz', scripts(document))
  // 2017-07
  const name = textOf(document, '.profile_nickname')
  if (!biz || !name) return refusal(document, []) ?? {}
  const account = textOf(document, '.profile_account')?.replace(/^微信号[:：]\s*/, '')
  const bio = textOf(document, '.profile_desc_value')
  return { creators: [{ id: biz, name, ...(account ? { handle: account } : {}), bio }] }
}

/** The page about an account: rows of a title and a description, without followers and without a heading that names it. */
export function readAbout(document: Document, { url }: ReadContext): Facts {
  // 2025-12
  const rows = new Map([...document.querySelectorAll('.item-info')].map((row) => [textOf(row, '.item-title') ?? '', textOf(row, '.item-desc')]))
  if (rows.size === 0) return refusal(document, []) ?? {}
  const texts = scripts(document)
  const handle = rows.get('微信号') ?? rows.get('原始ID')
  return {
    creators: [
      {
        id: addressOf(url.href).biz ?? null,
        ...(handle ? { handle } : {}),
        name: newestName(document),
        bio: rows.get('公众号简介'),
        region: valueAfter('provinceName:', texts) ?? valueAfter('countryName:', texts),
        verified: rows.has('认证类型') || rows.has('认证主体'),
      },
    ],
  }
}

/** The name that the newest entry of the 名称记录 ends with: 「…改名“甲”」 or 「注册“甲”」. */
const newestName = (document: Document): string | undefined =>
  // 2025-12
  /“([^“”]+)”$/.exec(textOf(document, '#js_div_rename_history .js_item') ?? '')?.[1]
