/** The ids that the address of an article spells out; the article's own id is `mid_idx`. */
export interface Address {
  biz?: string | undefined
  articleId?: string | undefined
  sn?: string | undefined
}

/** Reads an address as pages write it: `&` may be `&amp;`, and the `=` of a biz may be encoded. */
export function addressOf(link: string | null | undefined): Address {
  const part = (name: string) => new RegExp(`[?&;]${name}=([\\w=%]+)`).exec(link ?? '')?.[1]
  const [mid, idx] = [part('mid'), part('idx')]
  return { biz: part('__biz')?.replace(/%3d/gi, '='), articleId: mid && idx ? articleId(mid, idx) : undefined, sn: part('sn') }
}

/** Whether an article led its push: it is the first of it. */
export const isHeadline = (id: string): boolean => !/_(?!1$)\d+$/.test(id)

export const articleId = (mid: string, idx: string): string => `${mid}_${idx}`

/** The lasting address of an article. Short links and signed ones lead to the same page. */
export const articleUrl = (biz: string, id: string, sn: string): string =>
  `https://mp.weixin.qq.com/s?__biz=${biz}&mid=${id.replace('_', '&idx=')}&sn=${sn}`

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', yen: '¥', amp: '&' }

/** Text without the HTML entities in which scripts and JSON keep it. */
export const unescaped = (text: string | null | undefined): string | undefined =>
  text?.replace(/&(lt|gt|quot|#39|nbsp|yen|amp);/g, (_, name: string) => ENTITIES[name] ?? '') || undefined
