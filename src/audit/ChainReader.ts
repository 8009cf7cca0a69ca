import type { Payload } from 'payload'

import type { MongoAdapter } from '../database/mongodb/MongoAdapter.js'
import type { SqliteAdapter } from '../database/sqlite/SqliteAdapter.js'
import type { StoredEvent } from './AuditEvent.js'
import { mongoChain } from './mongoChain.js'
import { sqliteChain } from './sqliteChain.js'

/** An event as the database has it; somebody may have put anything there. */
export type KeptEvent = StoredEvent

/** Reads the chain straight from a database, without Payload, and writes nothing. */
export type ChainReader = {
  /** The events behind a number, in order. */
  after(sequence: number, limit: number): Promise<KeptEvent[]>
  last(): Promise<KeptEvent | undefined>
  /** How many there are that do not stand behind a number: those up to it, and those whose number is none. */
  countUpTo(sequence: number): Promise<number>
}

/** Reads the chain of a running Payload, on its own connection. */
export function chainOf({ db }: Payload): ChainReader {
  return 'connection' in db
    ? mongoChain((db as unknown as MongoAdapter).connection.db as never)
    : sqliteChain((db as unknown as SqliteAdapter).client)
}
