import { createHash, createHmac } from 'node:crypto'
import { sponsorshipOf } from '../../../shared/metrics/sponsorship.ts'

/** Draws the next whole number from 0 up to, not including, `below`. */
type Draw = (below: number) => number

const CONSONANTS = 'bdfgklmnprstvz'
const VOWELS = 'aeiou'
const HAN = '山海云林风雪月星河湖木石竹松梅兰青白晴雨田野桥舟灯茶米麦果花草叶鸟鱼马鹿羊夏秋冬春晨暮光影窗庭巷岸泉溪谷峰'
const HANGUL = '가나다라마바사아자차카타파하고노도로모보소오조초코토포호'
/** Words that disclose a paid post, or negate that, wherever they stand alone: a replay keeps them. */
const KEPT_WORDS =
  /^(?:ads?|advert|advertisement|sponsored|sponsorship|paid|partnership|collaboration|promotion|anzeige|werbung|pub|publi|publicidad|reklama|not|no)$/i

/** Time-bearing ids shift their time by at least this many bits: what stands below says nothing of it. */
const LOW_BITS = 22n

/**
 * Invents names, ids and words. The same input always gets the same invention, and without the file that the secret is made of
 * nobody can go back by trying inputs.
 * @param gentle keeps all but the last three characters of mixed ids, for platforms that spell a time with them
 */
export function createInventor(secret: string, gentle = false) {
  const taken = new Map<string, string>()
  const hmacKey = createHash('sha256').update(secret).digest()

  function drawing(...of: string[]): Draw {
    const key = of.join('\0')
    let [block, at, round] = [Buffer.alloc(0), 0, 0]
    return (below) => {
      if (at + 4 > block.length) [block, at] = [createHmac('sha256', hmacKey).update(`${round++}\0${key}`).digest(), 0]
      at += 4
      return block.readUInt32BE(at - 4) % below
    }
  }

  /** A token of the same shape that no other token has got: distinct ids stay distinct. */
  function unique(kind: string, token: string, make: (draw: Draw) => string): string {
    for (let attempt = 0; ; attempt++) {
      const made = make(drawing(kind, token, String(attempt)))
      const owner = taken.get(made)
      if (owner === token || (owner === undefined && made !== token) || attempt > 200) {
        taken.set(made, token)
        return made
      }
    }
  }

  /** An id of the same length, alphabet and prefix. A time in its upper bits, or in its first eight hex digits, stays readable. */
  function id(token: string): string {
    if (/^\d{15,20}$/.test(token)) return unique('id', token, (draw) => withLowBits(BigInt(token), draw))
    const number = numberIn(token)
    if (number) return Buffer.from(id(number)).toString('base64')
    const kept = keptPrefix(token, gentle)
    const hex = isHex(token)
    return unique('id', token, (draw) => {
      const rest = [...token.slice(kept)].map((char) => sameClass(char, hex, draw)).join('')
      return token.slice(0, kept) + (/^\d+$/.test(token) ? rest.replace(/^0/, '1') : rest)
    })
  }

  /** A handle: its words invented, whatever their case; its digits too. */
  function handle(token: string): string {
    const lower = token.toLowerCase()
    const made = unique('handle', lower, (draw) =>
      lower.replace(/\p{L}+|\d/gu, (part) => (/\d/.test(part) ? String(draw(10)) : invented(part, draw))),
    )
    return [...token].map((char, at) => (char === char.toLowerCase() ? (made[at] ?? '') : (made[at] ?? '').toUpperCase())).join('')
  }

  /** A text of invented words: same scripts, lengths, marks and line breaks; the words that disclose a paid post stay. */
  function text(input: string): string {
    const draw = drawing('text', input)
    const mark = sponsorshipOf({ id: 'x', creatorId: null, publishedAt: null, text: input })?.mark
    const at = mark ? input.toLowerCase().indexOf(mark) : -1
    if (!mark || at < 0) return words(input, draw)
    return words(input.slice(0, at), draw) + input.slice(at, at + mark.length) + words(input.slice(at + mark.length), draw)
  }

  /** A host that nobody can own. */
  const host = (name: string): string => `${handle(name.replace(/^www\./, '').replace(/\.[^.]*$/, ''))}.example`

  return { id, handle, text, host }
}
export type Inventor = ReturnType<typeof createInventor>

const words = (input: string, draw: Draw): string =>
  input.replace(/&(?:#?\w{1,8});|\p{L}+|\p{Nd}+/gu, (part) => {
    if (part.startsWith('&') || KEPT_WORDS.test(part)) return part
    return /^\p{Nd}/u.test(part) ? (part.length > 4 ? '0'.repeat(part.length) : part) : invented(part, draw)
  })

/** A run of letters of the same scripts and, in Latin, the same case. */
function invented(run: string, draw: Draw): string {
  const first = draw(2)
  return [...run].map((char, at) => letter(char, (at + first) % 2 === 0 || at === 0, draw)).join('')
}

function letter(char: string, consonant: boolean, draw: Draw): string {
  if (/[a-z]/.test(char)) return pick(consonant ? CONSONANTS : VOWELS, draw)
  if (/\p{sc=Latn}/u.test(char)) return char === char.toLowerCase() ? pick(VOWELS, draw) : pick(CONSONANTS, draw).toUpperCase()
  if (/\p{sc=Han}/u.test(char)) return pick(HAN, draw)
  return /\p{sc=Hang}/u.test(char) ? pick(HANGUL, draw) : neighbour(char, draw)
}

/** Another letter of the same alphabet, from the same part of Unicode. */
function neighbour(char: string, draw: Draw): string {
  const block = (char.codePointAt(0) ?? 0) & ~0x3f
  for (let attempt = 0; attempt < 20; attempt++) {
    const other = String.fromCodePoint(block + draw(64))
    if (/\p{L}/u.test(other) && other !== char) return other
  }
  return char
}

const pick = (from: string, draw: Draw): string => [...from][draw([...from].length)] ?? ''

const withLowBits = (id: bigint, draw: Draw): string => String(((id >> LOW_BITS) << LOW_BITS) + BigInt(draw(2 ** Number(LOW_BITS))))

/** The number that an id spells in base64. */
function numberIn(token: string): string | undefined {
  const text = /^[A-Za-z0-9]{10,}={0,2}$/.test(token) && token.length % 4 === 0 ? Buffer.from(token, 'base64').toString('latin1') : ''
  return /^\d{6,}$/.test(text) ? text : undefined
}

const isHex = (token: string): boolean => /^(?=.*[a-f])(?=.*\d)[0-9a-f]{8,}$/.test(token)

/** How much of a mixed id stays: a prefix that tells its kind (UC…, BV1…, gh_…), or the eight hex digits that hold a time. */
function keptPrefix(token: string, gentle: boolean): number {
  if (/^\d+$/.test(token)) return 0
  if (isHex(token)) return token.length >= 16 ? 8 : 0
  if (gentle && token.length > 8) return token.length - 3
  const kind = /^(?:\w{1,6}[_:]|[A-Z]{2}\d?)/.exec(token)?.[0].length ?? 0
  const byLength = token.length >= 40 ? 12 : token.length >= 10 ? 2 : 0
  return Math.max(kind < token.length / 2 ? kind : 0, byLength)
}

function sameClass(char: string, hex: boolean, draw: Draw): string {
  if (hex) return pick('0123456789abcdef', draw)
  if (/\d/.test(char)) return String(draw(10))
  if (/[a-z]/.test(char)) return pick('abcdefghijklmnopqrstuvwxyz', draw)
  if (/[A-Z]/.test(char)) return pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ', draw)
  return /\p{L}/u.test(char) ? letter(char, true, draw) : char
}
