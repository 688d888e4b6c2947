import { tryJson } from '../../../extension/observe/json.ts'
import { parseCount } from '../../../extension/observe/parse.ts'

/** The numbers that a payload holds: as numbers, or spelled in texts. */
export function numbersIn(holds: unknown, lang: string | undefined): Set<number> {
  const found = new Set<number>()
  for (const leaf of isDocument(holds) ? textsOf(holds) : leavesOf(holds)) {
    if (typeof leaf === 'number') found.add(leaf)
    else for (const number of spelled(leaf, lang)) found.add(number)
  }
  return found
}

const isDocument = (holds: unknown): holds is Document => typeof holds === 'object' && holds !== null && 'documentElement' in holds

/** The texts of elements, and whatever else the markup spells between its brackets: attributes, comments, scripts. */
function* textsOf(document: Document): Generator<string> {
  for (const element of document.querySelectorAll('*')) if (element.children.length > 0) yield element.textContent ?? ''
  yield* String(document).split(/[<>]/)
}

function* leavesOf(node: unknown): Generator<number | string> {
  if (typeof node === 'number' || typeof node === 'string') yield node
  if (typeof node !== 'object' || node === null) return
  if (Array.isArray(node) && node.length > 1 && node.length < 20) yield joined(node)
  for (const value of Object.values(node)) yield* leavesOf(value)
}

/** A text in parts, as sites that style some of its words write it: [{ text: "1.2" }, { text: "万" }]. */
const joined = (parts: readonly unknown[]): string =>
  parts.map((part) => Object.values(Object(part)).find((one) => typeof one === 'string') ?? '').join('')

const known = new Map<string, readonly number[]>()

/** The numbers in a text: of the whole, and of every part that begins with a digit, each with what may be its scale. */
function spelled(text: string, lang: string | undefined): readonly number[] {
  const key = `${lang} ${text}`
  const found = known.get(key) ?? numbersOf(text, lang)
  if (known.size > 50_000) known.clear()
  known.set(key, found)
  return found
}

const PART = /(\p{Nd}(?:[\p{Nd}.,'’٬٫\s]*\p{Nd})?)(\s?[^\p{Nd}\s"<>(),;&]{1,12})?(\s[^\p{Nd}\s"<>(),;&]{1,12})?/gu

function numbersOf(text: string, lang: string | undefined): number[] {
  const tree = /^\s*[[{]/.test(text) ? tryJson(text) : /^eyJ[\w+/]{40,}=*$/.test(text) ? tryJson(atob(text)) : undefined
  if (typeof tree === 'object') return [...numbersIn(tree, lang)]
  const parts = [...text.matchAll(PART)].flatMap(([whole, number = '', unit = '']) => [
    whole,
    number + unit,
    number,
    number.replace(/\P{Nd}.*/su, ''),
  ])
  const texts = new Set(text.length > 500 ? parts : [text, ...parts])
  return [...texts].flatMap((one) => [undefined, lang, 'zh'].flatMap((each) => parseCount(one, { lang: each })?.value ?? []))
}

/** Whether a number is the sum of numbers that stand side by side in one object, as a number of works by kind does. */
export function isSum(value: number, node: unknown, lang: string | undefined): boolean {
  if (typeof node !== 'object' || node === null) return false
  const inside = Object.values(node)
  const numbers = inside.flatMap((one) => (typeof one === 'number' ? [one] : typeof one === 'string' && one.length < 20 ? spelled(one, lang) : []))
  const some = [...new Set(numbers.filter((one) => one > 0 && one < value))]
  return (some.length > 1 && sums(some.slice(0, 16)).has(value)) || inside.some((child) => isSum(value, child, lang))
}

function sums(numbers: readonly number[]): Set<number> {
  const all = new Set([0])
  for (const number of numbers) for (const sum of [...all]) all.add(sum + number)
  return all
}
