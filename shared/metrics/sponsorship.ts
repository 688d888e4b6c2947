import type { Post } from '../schema/observation.ts'

/** Marks that disclose a paid post as a hashtag, in brackets or asterisks, or alone or before a bar, stroke or colon at the very beginning. */
const LABELS =
  'ad|advert|advertisement|sponsored|paid partnership|anzeige|(?:bezahlte )?werbung|publicité|publicidade?|publi|pubblicità|reklama?|реклама|' +
  '[广廣広]告|(?:商业|付费|付費|收费)推[广廣]|品牌任[务務]|[赞贊]助|業配|タイアップ|(?:유료)?광고|협찬'
/** Marks that do so only as a hashtag: elsewhere they are everyday words, a contact line or a plant. */
const TAGS =
  'ads|adv|spon|sponsored(?:post|content|video)|paid_?(?:ad|partnership|promotion|collab)|brandpartner|pr|bezahlte(?:werbung|partnerschaft)|gesponsert|' +
  'partenariat(?:rémunéré)?|sponsorisé|collaborationcommerciale|publipost|patrocinado|parceria(?:paga)?|sponsorizzato|współpraca(?:reklamowa)?|' +
  'reklame|annonse|annons|betaaldesamenwerking|reclame|işbirliği|iklan|quảngcáo|โฆษณา|إعلان(?:_مدفوع)?|' +
  '[广廣]告合作|(?:品牌|商业)?合作|合作推[广廣]|推[广廣]|蒲公英|[报報][备備]|商单|商單|恰[饭飯]|业配|プロモーション|(?:pr)?案件|提供'
const PHRASES = [
  String.raw`\b(?:paid|commercial) (?:partnership|collaboration|promotion|advertisement)|\bsponsored (?:by|post|video|content)|\bfor sponsoring`,
  String.raw`\bbezahlte (?:partnerschaft|kooperation|werbung|produktplatzierung)|\benthält werbung|\bdauerwerbesendung|\bgesponsert von`,
  String.raw`\b(?:collaboration|communication) commerciale|\bpartenariat rémunéré|\bsponsorisé par|\bcolaboración pagada|\bpatrocinado por`,
  String.raw`\bparceria paga|\bsponsorizzato da|\bbetaald(?:e samenwerking| partnerschap)|współpraca reklamowa|materiał (?:reklamowy|sponsorowany)`,
  String.raw`^\s*реклама\.|на правах рекламы|\berid[:=] ?\w|[[【(]pr[\])】]|プロモーションを含|유료 ?광고`,
  '品牌任[务務]|蒲公英(?:平台|合作|品牌|[报報][备備]|任[务務])|含(?:[广廣]告|(?:商业|付费|付費)?推[广廣])',
  '(?:由(?![于於])|感[谢謝])[^,。.!?;\n无無没沒非不]{1,16}[赞贊]助',
  '恰[饭飯](?:视频|影片|内容|广告)|[本此这這](?:视频|影片|笔记|文|期|篇|条|條|内容|节目|片)+[由为為含是系与與][^,。.!?;\n无無没沒非不]{0,16}(?:[广廣]告|[赞贊]助|推[广廣]|商[单單]|[业業]配|恰[饭飯]|(?:品牌|商[业务]|付费)合作)',
].join('|')
const DISCLOSURE = new RegExp(
  `#(?:${LABELS}|${TAGS})(?![\\p{L}\\p{M}\\p{N}_])|[[(【「]\\s*(?:${LABELS})\\s*[\\])】」]|\\*\\s*(?:${LABELS})\\s*\\*|` +
    `^\\s*(?:${LABELS})(?=\\s*(?:[|:/\\n]|$)|\\s+[-–—])|${PHRASES}`,
  'gu',
)
/** What right before a mark denies it: "not", "isn't", "keine", "pas une", "не", 没有 … */
const DENIED = new RegExp(
  String.raw`(?<!\p{L})(?:not?|never|non|without|\p{L}+n['’]t|nicht|kein(?:e[mnrs]?)?|ohne|unbezahlte|pas|sans|aucune?|sin|sem|não|senza|nessuna?|` +
    "без|не|нет|bez|nie|geen|ingen|inte|ikke)[ -](?:(?:an?|any|being|really|paid|une?|de|es|é|una|это) )*(?:d['’])?$|" +
    '[非无無不没沒未][是有含接打]?(?:任何|什么)?$',
  'u',
)
/** What after a mark denies it: 아님, ではありません, unbezahlt … */
const DENIED_AFTER = /^[\s:|,(/#-]*(?:아님|아닙|아니|では(?:な|あり)|じゃな|unbezahlt|unbeauftragt|selbst ?gekauft)/u

/** Whether a post says that it is paid for, and by which words; `mark` is null where the platform's own mark says so or nothing does. */
export interface Sponsorship {
  sponsored: boolean
  mark: string | null
}

/**
 * Reads a post's disclosure: the platform's own mark, or the words of its title or text (hashtags, labels and phrases in the languages
 * of the platforms, matched as whole words). "In collaboration with" or "in partnership with" alone is none: that may be
 * another creator as well as a brand's money.
 * Null where that cannot be judged: no mark of the platform, no text. What is not disclosed is not seen.
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
  const found = [...plain.matchAll(DISCLOSURE)].find(({ index, 0: mark }) => {
    const [before, after] = [plain.slice(Math.max(0, index - 24), index), plain.slice(index + mark.length, index + mark.length + 24)]
    return !DENIED.test(before) && !DENIED_AFTER.test(after)
  })
  return found?.[0].trim()
}
