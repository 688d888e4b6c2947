import * as z from 'zod/mini'
import type { CandidateKey } from '../../shared/schema/candidate.ts'
import { nameOf } from './outbox-item.ts'
import { readStored, removeStored, writeStored } from './store.ts'

const DRAFT = 'draft:'

/** A note that was begun and not saved: it survives closing the popup, until the browser closes. */
export const readDraft = (key: CandidateKey): Promise<string | undefined> => readStored('session', DRAFT + nameOf(key), z.string())

export const writeDraft = (key: CandidateKey, note: string): Promise<void> => writeStored('session', DRAFT + nameOf(key), note)

export const dropDraft = (key: CandidateKey): Promise<void> => removeStored('session', DRAFT + nameOf(key))
