import { collect } from '../../../extension/observe/collect.ts'
import type { Platform } from '../../../extension/observe/platform.ts'
import type { HarEntry } from '../har.ts'
import { isMarkup, payloadsOf, readEntry } from '../read-entry.ts'
import { factsOf, type Readable } from './compare.ts'
import { assemble, type Leaf, leavesOf, type Piece } from './pieces.ts'
import type { Rewriter } from './rewrite.ts'
import { scan } from './scan.ts'
import { settle } from './settle.ts'

/**
 * The body of an entry with everything invented but what the reading needs; what it needs stays without the people known in it.
 * @param url the address that the entry will have
 */
export function scrubBody(platform: Platform, entry: HarEntry, url: string, rewriter: Rewriter): string {
  const pieces = scan(entry.body, isMarkup(entry))
  const scripts = isMarkup(entry) ? scrubScripts(platform, entry, url, rewriter) : new Map<string, string>()
  return scrubPieces(
    pieces,
    rewriter,
    scripts,
    same(readEntry(platform, entry), (body) => readEntry(platform, { ...entry, body, url })),
  )
}

/** The scripts that the product reads, each on its own, by their texts. The others are left out. */
function scrubScripts(platform: Platform, entry: HarEntry, url: string, rewriter: Rewriter): Map<string, string> {
  const { payloads, lang } = payloadsOf(entry)
  const made = new Map<string, string>()
  for (const payload of payloads) {
    if (payload.kind !== 'script' || made.has(payload.script.text)) continue
    const read = (text: string, at: string) =>
      collect(platform, { ...payload, url: at, script: { ...payload.script, text } }, { observedAt: entry.startedAt, lang, pageUrl: at })
    const before = read(payload.script.text, entry.url)
    if (Object.keys(before.sources).length === 0 && before.drift.length === 0) continue
    const pieces = scan(payload.script.text, false)
    made.set(
      payload.script.text,
      scrubPieces(
        pieces,
        rewriter,
        new Map(),
        same(before, (text) => read(text, url)),
      ),
    )
  }
  return made
}

/** Whether a body still says the facts that the original said. */
function same(before: Readable, read: (body: string) => Readable): (body: string) => boolean {
  const facts = factsOf(before).join('\n')
  return (body) => factsOf(read(body)).join('\n') === facts
}

/**
 * Finds what has to stay. Of scripts and comments that have to stay, at last what in them has to.
 * @param fixed values that have been rewritten already
 */
function scrubPieces(pieces: readonly Piece[], rewriter: Rewriter, fixed: ReadonlyMap<string, string>, isSame: (body: string) => boolean): string {
  const made = new Map(leavesOf(pieces).map((leaf) => [leaf, bothWays(leaf, rewriter, fixed)]))
  const open = [...made].filter(([, [full, kept]]) => full !== kept)
  const units = [...new Set(open.map(([leaf]) => unitOf(leaf)))].sort()
  const build = (kept: ReadonlySet<string>) => assemble(pieces, (leaf) => made.get(leaf)?.[kept.has(unitOf(leaf)) ? 1 : 0] ?? '')
  const kept = settle(units, (some) => isSame(build(some))) ?? new Set(units)
  const isCode = (leaf: Leaf) => leaf.kind === 'code' && kept.has(unitOf(leaf))
  return open.some(([leaf]) => isCode(leaf)) ? scrubPieces(opened(pieces, isCode), rewriter, fixed, isSame) : build(kept)
}

/** The pieces with some of the scripts and comments taken apart, and without the others. */
const opened = (pieces: readonly Piece[], isCode: (leaf: Leaf) => boolean): Piece[] =>
  pieces.map((piece) => {
    if (typeof piece === 'string') return piece
    if ('pieces' in piece) return { ...piece, pieces: opened(piece.pieces, isCode) }
    return isCode(piece.leaf) ? { pieces: scan(piece.leaf.value, false, `${piece.leaf.path}~`), encode: piece.encode } : piece
  })

function bothWays(leaf: Leaf, rewriter: Rewriter, fixed: ReadonlyMap<string, string>): [full: string, kept: string] {
  const done = leaf.kind === 'code' ? fixed.get(leaf.value) : undefined
  return done === undefined ? [rewriter.full(leaf), rewriter.kept(leaf)] : [done, done]
}

const unitOf = ({ path, value }: Leaf): string => `${path}\0${value}`
