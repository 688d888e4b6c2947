import type { Creator, Post } from '../../shared/schema/observation.ts'
import type { Terms } from '../../shared/schema/terms.ts'
import { readLiteral } from './literal.ts'
import { type RightSide, readJsonSide } from './right-side.ts'

export type PageKind = 'creator' | 'post' | 'list'

/** One kind of page: `url` names the ids it holds by named groups (creatorId, handle, postId); every example must match it and no other page. */
export interface PageRule {
  url: RegExp
  examples: readonly [string, ...string[]]
}

/** The page that a URL leads to. Ids are as the URL spells them; a handle may be any public alias of the creator. */
export interface FoundPage {
  kind: PageKind
  url: string
  creatorId?: string
  handle?: string
  postId?: string
}

/** What a reader may know beside the payload. The clock is handed in: no reader asks for the time. */
export interface ReadContext {
  url: URL
  page: FoundPage | undefined
  observedAt: Date
  lang: string | undefined
}

/** A creator before merging: without an id where the payload names none (the page then decides whose it is). */
export type CreatorFacts = Omit<Creator, 'platform' | 'id'> & {
  id: string | null
  /** Other names that a page URL may use for the same creator (an old user name, a vanity path). Facts without an id belong to whoever bears one of them. */
  aliases?: readonly string[]
  /** True where the creator is only named by something else (a list, a post's author): an own endpoint beats it. */
  mention?: boolean
}
export type PostFacts = Post & {
  /** Other ids that a page URL may use for the same post (a short code beside the number). */
  aliases?: readonly string[]
}

/** What one payload says. `refused` is why it says nothing (captcha, login wall, gone): never read as zeros. */
export interface Facts {
  creators?: readonly (CreatorFacts | undefined)[]
  posts?: readonly (PostFacts | undefined)[]
  refused?: 'blocked' | 'login' | 'gone' | 'private' | undefined
}

/** A schema of any library that speaks Standard Schema (standardschema.dev). */
export interface Schema<T> {
  readonly '~standard': { validate(data: unknown): Result<T> | Promise<Result<T>> }
}
type Result<T> = { value: T; issues?: undefined } | { issues: readonly { path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined }[] }

/**
 * Where a payload comes from. `response`: a body the page fetched; `state`: a global or script id in the HTML; `json`: any JSON script of the
 * page, for sources that search it; `ld-json`: structured data; `document`: the DOM itself.
 */
export type Origin =
  | { kind: 'response'; url: RegExp }
  | { kind: 'state'; name: string; read: RightSide }
  | { kind: 'json' }
  | { kind: 'ld-json'; type: string }
  | { kind: 'document'; url: RegExp }

export interface Source {
  name: string
  /** The month in which this layout was last seen recorded, "2026-05". */
  layout: string
  origins: readonly Origin[]
  /** The keys on the way to what a searching source looks for; a payload without them is none of its business. */
  keys?: readonly string[]
  read(data: unknown, context: ReadContext): Outcome
}
export type Outcome = { fits: true; facts: Facts } | { fits: false; where: string }

export const response = (url: RegExp): Origin => ({ kind: 'response', url })
export const state = (name: string): Origin => ({ kind: 'state', name, read: readJsonSide })
/** A state whose right side is written as a JavaScript literal: `{a: undefined, b: '1' * 1}`. */
export const literal = (name: string): Origin => ({ kind: 'state', name, read: readLiteral })
export const jsonScripts: Origin = { kind: 'json' }
export const ldJson = (type: string): Origin => ({ kind: 'ld-json', type })
export const document = (url: RegExp): Origin => ({ kind: 'document', url })

/**
 * Declares one payload: where it comes from, the shape it must have, and a pure reading of the clean data.
 * A payload that does not fit the schema is drift, told with the path where it broke and never with its values.
 * @param name what the team calls the payload ("arc/search"); receipts show it
 * @param layout month of the newest recording of this layout, "2025-04"
 */
export function source<T>(
  name: string,
  layout: string,
  from: Origin | readonly Origin[],
  schema: Schema<T>,
  read: (data: T, context: ReadContext) => Facts,
): Source {
  return {
    name,
    layout,
    origins: listed(from),
    read(data, context) {
      const result = validate(schema, data)
      return result.issues ? { fits: false, where: misfit(data, result.issues[0]?.path) } : { fits: true, facts: read(result.value, context) }
    },
  }
}

/**
 * Declares objects that stand anywhere in a payload: all that have a key ("follower_count"), or a key in a key ("comet_sections.feedback").
 * Those that do not fit the schema are passed over; it is drift where none fits, and nothing where the payload has none.
 */
export function searchSource<T>(
  name: string,
  layout: string,
  from: Origin | readonly Origin[],
  path: string,
  schema: Schema<T>,
  read: (found: readonly T[], context: ReadContext) => Facts,
): Source {
  const keys = path.split('.')
  return {
    name,
    layout,
    origins: listed(from),
    keys,
    read(data, context) {
      const holders = holdersOf(data, keys)
      const results = holders.map((holder) => validate(schema, holder))
      const fitting = results.flatMap((result) => (result.issues ? [] : [result.value]))
      if (fitting.length > 0 || !results[0]) return { fits: true, facts: read(fitting, context) }
      return { fits: false, where: `${path} in ${misfit(holders[0], results[0].issues?.[0]?.path)}` }
    },
  }
}

/** The objects in a tree, outermost first, in which the path of keys exists. */
export function holdersOf(tree: unknown, keys: readonly string[]): object[] {
  if (typeof tree !== 'object' || tree === null) return []
  const inner = Object.values(tree).flatMap((value) => holdersOf(value, keys))
  return !Array.isArray(tree) && has(tree, keys) ? [tree, ...inner] : inner
}

function has(value: unknown, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return true
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) && has(Reflect.get(value, key), rest)
}

const listed = (from: Origin | readonly Origin[]): readonly Origin[] => (Array.isArray(from) ? from : [from as Origin])

function validate<T>(schema: Schema<T>, data: unknown): Result<T> {
  const result = schema['~standard'].validate(data)
  if (result instanceof Promise) throw new TypeError('a schema that waits')
  return result
}

/** The path at which data stops fitting and the type that stands there: "user.followers: string". */
function misfit(data: unknown, path: readonly (PropertyKey | { key: PropertyKey })[] = []): string {
  const keys = path.map((step) => (typeof step === 'object' ? step.key : step))
  const found = keys.reduce<unknown>((value, key) => (value === null || value === undefined ? undefined : Reflect.get(Object(value), key)), data)
  const type = found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found
  return `${keys.map(String).join('.') || '(root)'}: ${type}`
}

/** Declares a reading of the DOM: `document` is handed in (the browser's own, or one parsed from a recording). */
export function documentSource(name: string, layout: string, url: RegExp, read: (document: Document, context: ReadContext) => Facts): Source {
  return { name, layout, origins: [document(url)], read: (data, context) => ({ fits: true, facts: read(data as Document, context) }) }
}

export interface Platform {
  /** Equal to the file's name. */
  id: string
  name: { zh: string; en: string }
  /** Host patterns as the manifest writes them, without scheme and path: "www.example.com", "*.example.com". */
  hosts: readonly string[]
  /** True where the site shows its pages inside a frame of the same host: they are read, and the panel is shown, in there. */
  frames?: boolean
  /** What one engagement is here, what its rate divides by, and public norms. */
  terms: Terms
  pages: Partial<Record<PageKind, PageRule>>
  /** Newest layout first: the first source that fits a payload reads it. */
  sources: readonly Source[]
  /** Where the panel stands: on the page unless said otherwise. `side-panel`: nothing of ours runs in the page; it is read on a click. */
  surface?: 'side-panel'
  /** Why the engagement sum holds what it holds, in an English sentence. */
  engagementReason: string
  /** What the page never shows and how its numbers are capped or rounded: one sentence for the support table. */
  limits: string
  /** A link to the creator's page. */
  profileUrl?: (creatorId: string, handle?: string | null) => string
}

/** Declares a platform: where a creator's page is and how to read what that page receives. */
export const definePlatform = (platform: Platform): Platform => platform

/** The page of this platform that a URL leads to, or undefined where it is none of its pages. */
export function findPage(platform: Platform, url: string): FoundPage | undefined {
  for (const [kind, rule] of Object.entries(platform.pages)) {
    const match = rule.url.exec(url)
    if (match) return { kind: kind as PageKind, url, ...decoded(match.groups) }
  }
  return undefined
}

function decoded(groups: Record<string, string | undefined> | undefined): Partial<FoundPage> {
  const named = Object.entries(groups ?? {}).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(named.map(([key, value]) => [key, decodeOrKeep(value)]))
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
