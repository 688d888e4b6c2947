import * as z from 'zod/mini'
import type { CandidateKey } from '../../shared/schema/candidate.ts'
import { nameOf } from './outbox-item.ts'
import { readStored, removeStored, writeStored } from './store.ts'

const DRAFT = 'draft:'

/** A note that was begun and not saved: it survives closing the popup, until the browser closes. */
export const readDraft = (key: CandidateKey): Promise<string | undefined> => readStored('session', DRAFT + nameOf(key), z.string())

export const writeDraft = (key: CandidateKey, note: string): Promise<void> => writeStored('session', DRAFT + nameOf(key), note)

export const dropDraft = (key: CandidateKey): Promise<void> => removeStored('session', DRAFT + nameOf(key))

const QuoteDraft = z.object({ price: z.string(), rebate: z.string(), currency: z.string() })
/** A quote as it is being typed. */
export type QuoteDraft = z.infer<typeof QuoteDraft>

const quoteKey = (key: CandidateKey): string => `${DRAFT}quote:${nameOf(key)}`

/** A quote that was begun and not saved; it survives as long as a note does. */
export const readQuoteDraft = (key: CandidateKey): Promise<QuoteDraft | undefined> => readStored('session', quoteKey(key), QuoteDraft)

export const writeQuoteDraft = (key: CandidateKey, draft: QuoteDraft): Promise<void> => writeStored('session', quoteKey(key), draft)

export const dropQuoteDraft = (key: CandidateKey): Promise<void> => removeStored('session', quoteKey(key))
