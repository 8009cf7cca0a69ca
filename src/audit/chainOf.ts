import type { Payload } from 'payload'

import type { MongoAdapter } from '../database/mongodb/MongoAdapter.js'
import type { SqliteAdapter } from '../database/sqlite/SqliteAdapter.js'
import type { ChainReader } from './ChainReader.js'
import { mongoChain } from './mongoChain.js'
import { sqliteChain } from './sqliteChain.js'

/** Returns a reader of the chain that uses the connection of a running Payload. */
export function chainOf({ db }: Payload): ChainReader {
  return 'connection' in db
    ? mongoChain((db as unknown as MongoAdapter).connection.db as never)
    : sqliteChain((db as unknown as SqliteAdapter).client)
}
