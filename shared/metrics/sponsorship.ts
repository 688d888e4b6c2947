import type { Post } from '../schema/observation.ts'

/** Marks that disclose a paid post as a hashtag, in brackets, or before a bar or colon at the very beginning. */
const LABELS =
  'ad|advert|advertisement|sponsored|paid partnership|anzeige|(?:bezahlte )?werbung|publicité|publicidade?|publi|reklama?|реклама|' +
  '[广廣広]告(?:合作)?|(?:品牌|商业)合作|商业推广|品牌任[务務]|[赞贊]助|業配|タイアップ|(?:유료)?광고|협찬'
/** Marks that do so only as a hashtag: elsewhere they are everyday words, a contact line or a plant. */
const TAGS =
  'ads|sponsored(?:post|content)|paid(?:ad|partnership|promotion)|pr|bezahltewerbung|gesponsert|sponsorisé|patrocinado|合作(?:推广)?|蒲公英|商单|恰饭|业配|案件'
const PHRASES = [
  String.raw`\b(?:paid|commercial) (?:partnership|collaboration|promotion|advertisement)|\bsponsored (?:by|post|video|content)|\bfor sponsoring`,
  String.raw`\bbezahlte (?:partnerschaft|kooperation|werbung)|\bgesponsert von|\bcollaboration commerciale|\bpartenariat rémunéré|\bsponsorisé par`,
  String.raw`\bcolaboración pagada|\bpatrocinado por|\bparceria paga|[[【(]pr[\])】]|유료 ?광고`,
  '品牌任[务務]|蒲公英(?:平台|合作|品牌|报备|任务)|含(?:[广廣]告|商业推广)|(?:由|感[谢謝])[^,。.!?;\n]{1,16}[赞贊]助',
  '[本此](?:视频|影片|笔记|文|期|篇|条|内容|节目)+[由为為含是系][^,。.!?;\n无無没沒非不]{0,16}(?:[广廣]告|[赞贊]助|推[广廣]|(?:品牌|商[业务]|付费)合作)',
].join('|')
const DISCLOSURE = new RegExp(
  `#(?:${LABELS}|${TAGS})(?![\\p{L}\\p{M}\\p{N}_])|[[(【「]\\s*(?:${LABELS})\\s*[\\])】」]|^\\s*(?:${LABELS})(?=\\s*[|:]|\\s+[-–—])|${PHRASES}`,
  'gu',
)
const NEGATION = /\b(?:not?|never|non|without|isn.t|nicht)[ -](?:an? |any )?$|[非无無不]是?$/u

/** Whether a post says that it is paid for, and by which words; `mark` is null where the platform's own mark says so or nothing does. */
export interface Sponsorship {
  sponsored: boolean
  mark: string | null
}

/**
 * Reads a post's disclosure: the platform's own mark, or the words of its title or text (hashtags, labels and phrases in the languages
 * of the platforms, matched as whole words). Null where that cannot be judged: no mark of the platform, no text. What is not disclosed is not seen.
 */
export function sponsorshipOf({ sponsored, title, text }: Post): Sponsorship | null {
  if (sponsored) return { sponsored, mark: null }
  const words = [title, text].filter((one) => one !== undefined)
  const mark = words.map(disclosureIn).find((found) => found !== undefined) ?? null
  // A title alone can disclose, but its silence says nothing: the disclosure may stand in the text that a list leaves out.
  if (mark === null && sponsored === undefined && text === undefined) return null
  return { sponsored: mark !== null, mark }
}

function disclosureIn(words: string): string | undefined {
  const plain = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/https?:\S+/g, ' ')
  const found = [...plain.matchAll(DISCLOSURE)].find(({ index }) => !NEGATION.test(plain.slice(Math.max(0, index - 24), index)))
  return found?.[0].trim()
}
