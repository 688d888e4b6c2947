import * as z from 'zod/mini'
import { BriefDraft } from '../views/popup/brief/draft.ts'
import { readStored, removeStored, writeStored } from './store.ts'

/** A brief that was begun and not saved. `version` is the one it was made from, absent for a new brief, which has its id already. */
const Kept = z.object({ id: z.uuid(), version: z.optional(z.int()), draft: BriefDraft })
export type KeptDraft = z.infer<typeof Kept>

/** Under this name there is one new brief at most. */
export const NEW = 'new'
const keyOf = (id: string): string => `draft:brief:${id}`

/** It survives closing the popup and the browser. */
export const readBriefDraft = (id: string): Promise<KeptDraft | undefined> => readStored('local', keyOf(id), Kept)

export const writeBriefDraft = (id: string, kept: KeptDraft): Promise<void> => writeStored('local', keyOf(id), kept)

export const dropBriefDraft = (id: string): Promise<void> => removeStored('local', keyOf(id))
