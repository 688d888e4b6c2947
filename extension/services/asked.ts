import * as z from 'zod/mini'
import { readStored, removeStored, writeStored } from './store.ts'

const ASKED = 'asked'

/** The platform that the browser was last asked for: most close the popup to put their question, which then cannot tell the answer. */
export const readAsked = (): Promise<string | undefined> => readStored('session', ASKED, z.string())

export const writeAsked = (platform: string): Promise<void> => writeStored('session', ASKED, platform)

export const dropAsked = (): Promise<void> => removeStored('session', ASKED)
