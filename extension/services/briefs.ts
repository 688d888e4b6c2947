import * as z from 'zod/mini'
import { type Brief, type BriefReply, type Progress, SavedBrief } from '../../shared/schema/brief.ts'
import { call } from './api.ts'
import { connected, readConnection } from './connection.ts'
import { locked, readStored, removeStored, writeStored } from './store.ts'

const BRIEFS_KEY = 'briefs'
/** Among the settings: whoever watches those, as panels do, is told of another brief and of a change of this one. */
const CHOSEN_KEY = 'settings:brief'

const Stored = z.object({ workspace: z.string(), briefs: z.array(z.unknown()) })
const Chosen = z.object({ workspace: z.string(), brief: SavedBrief })

/** The briefs of a workspace as they were last read from the API; one that does not fit is left out. */
export async function readBriefs(workspace: string): Promise<SavedBrief[]> {
  const stored = await readStored('local', BRIEFS_KEY, Stored)
  return stored?.workspace === workspace ? stored.briefs.flatMap((one) => SavedBrief.safeParse(one).data ?? []) : []
}

/** The brief that this user has chosen, whole, so that it holds without the API; undefined without one. */
export async function readChosenBrief(): Promise<SavedBrief | undefined> {
  const [chosen, connection] = await Promise.all([readStored('local', CHOSEN_KEY, Chosen), readConnection()])
  return chosen && chosen.workspace === connection?.workspace.id ? chosen.brief : undefined
}

/** Chooses a brief for lists and panels, or none. */
export async function chooseBrief(brief: SavedBrief | undefined): Promise<void> {
  const workspace = (await readConnection())?.workspace.id
  if (brief && workspace !== undefined) await writeStored('local', CHOSEN_KEY, { workspace, brief })
  else await removeStored('local', CHOSEN_KEY)
}

/** The briefs as the API has them; kept for the next opening, and the chosen one with them. @throws ApiFailure */
export async function fetchBriefs(): Promise<SavedBrief[]> {
  const connection = await connected()
  const { briefs } = await call(connection, 'listBriefs', {})
  await keep(connection.workspace.id, () => briefs)
  return briefs
}

/** Keeps what is known of briefs, and the chosen one as new as the others: gone where it is not among them. */
const keep = (workspace: string, change: (briefs: SavedBrief[]) => SavedBrief[]): Promise<void> =>
  locked(BRIEFS_KEY, async () => {
    const briefs = change(await readBriefs(workspace))
    await writeStored('local', BRIEFS_KEY, { workspace, briefs })
    const chosen = await readChosenBrief()
    const newest = chosen && briefs.find(({ id }) => id === chosen.id)
    if (chosen && newest?.version !== chosen.version) await chooseBrief(newest)
  })

async function keepOne(workspace: string, reply: BriefReply): Promise<BriefReply> {
  const byName = (a: SavedBrief, b: SavedBrief) => a.brief.name.localeCompare(b.brief.name)
  await keep(workspace, (briefs) => [...briefs.filter(({ id }) => id !== reply.brief.id), reply.brief].sort(byName))
  return reply
}

/** @throws ApiFailure */
export async function createBrief(id: string, brief: Brief): Promise<BriefReply> {
  const connection = await connected()
  return keepOne(connection.workspace.id, await call(connection, 'createBrief', { body: { id, brief } }))
}

/** @throws ApiFailure `conflict` where someone else changed it first */
export async function changeBrief(briefId: string, version: number, brief: Brief): Promise<BriefReply> {
  const connection = await connected()
  return keepOne(connection.workspace.id, await call(connection, 'changeBrief', { params: { briefId }, body: { version, brief } }))
}

/** @throws ApiFailure, and nothing has changed */
export async function removeBrief(briefId: string): Promise<void> {
  const connection = await connected()
  await call(connection, 'removeBrief', { params: { briefId } })
  await keep(connection.workspace.id, (briefs) => briefs.filter(({ id }) => id !== briefId))
}

/** @throws ApiFailure */
export async function restoreBrief(briefId: string): Promise<BriefReply> {
  const connection = await connected()
  return keepOne(connection.workspace.id, await call(connection, 'restoreBrief', { params: { briefId }, body: {} }))
}

/** Scores the next candidates. @throws ApiFailure */
export const scoreBrief = async (briefId: string): Promise<Progress> => call(await connected(), 'scoreBrief', { params: { briefId }, body: {} })

/** Forgets all briefs, at disconnecting. */
export const forgetBriefs = (): Promise<void> => removeStored('local', [BRIEFS_KEY, CHOSEN_KEY])
