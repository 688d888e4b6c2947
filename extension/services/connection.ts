import * as z from 'zod/mini'
import { apiAddress } from './address.ts'
import { call } from './api.ts'
import { ApiFailure } from './failure.ts'
import { readStored, removeStored, watchStored, writeStored } from './store.ts'

const Named = z.object({ id: z.string().check(z.minLength(1)), name: z.string() })

/** The team's API that this browser is paired with: stored under `connection`, so it outlives restarts and updates. */
export const Connection = z.object({
  url: z.string().check(z.refine((url) => apiAddress(url) === url)),
  key: z.string().check(z.minLength(1)),
  workspace: Named,
  member: Named,
})
export type Connection = z.infer<typeof Connection>

export const CONNECTION_KEY = 'connection'

export const readConnection = (): Promise<Connection | undefined> => readStored('local', CONNECTION_KEY, Connection)

/**
 * Turns a single-use pairing code into a stored connection.
 * @throws ApiFailure where the address cannot be one (`refused`, code `bad-address`), nobody answers, or the code is not accepted
 */
export async function connect(address: string, code: string, name?: string): Promise<Connection> {
  const url = apiAddress(address)
  if (!url) throw new ApiFailure({ kind: 'refused', code: 'bad-address', message: 'The API address must start with https://' })
  const { key, workspace, member } = await call({ url }, 'connect', { body: { code: code.trim(), ...(name ? { name } : {}) } })
  const connection = { url, key, workspace, member }
  await writeStored('local', CONNECTION_KEY, connection)
  return connection
}

/** Forgets the key. What is in the outbox stays, for the workspace that it was meant for. */
export const disconnect = (): Promise<void> => removeStored('local', CONNECTION_KEY)

/** The connection, for operations that need one. @throws ApiFailure `not-connected` */
export async function connected(): Promise<Connection> {
  const connection = await readConnection()
  if (!connection) throw new ApiFailure({ kind: 'not-connected', message: 'Connect Scoutmark to your team first' })
  return connection
}

/** Calls back with the connection whenever it is made or ended. */
export function watchConnection(onChange: (connection: Connection | undefined) => void, signal?: AbortSignal): void {
  watchStored((keys) => {
    if (keys.includes(CONNECTION_KEY)) readConnection().then(onChange)
  }, signal)
}

/** Makes a line that lets one teammate connect. @throws ApiFailure */
export async function invite(): Promise<{ line: string; expiresAt: string }> {
  const connection = await connected()
  const { code, expiresAt } = await call(connection, 'createPairingCode', { body: {} })
  return { line: JSON.stringify({ url: connection.url, code }), expiresAt }
}
