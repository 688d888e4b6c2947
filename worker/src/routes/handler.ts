import type { D1Database } from '@cloudflare/workers-types'
import type { Api, OperationName, Output, Reply } from '../../../shared/api.ts'
import type { Caller } from '../db/members.ts'

/** What an operation is given: its validated input, who calls, and the clock's time. */
export interface Call<N extends OperationName> {
  db: D1Database
  caller: Api[N]['auth'] extends 'member' ? Caller : null
  params: Output<N, 'params'>
  query: Output<N, 'query'>
  body: Output<N, 'body'>
  now: Date
}

export type Handler<N extends OperationName> = (call: Call<N>) => Promise<Reply<N>>
/** The handlers of some operations of the contract. */
export type Handlers<N extends OperationName> = { [K in N]: Handler<K> }
