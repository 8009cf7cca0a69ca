import type { Payload } from 'payload'

import { isMongoAdapter } from '../database/mongodb/MongoAdapter.js'
import { isSqliteAdapter } from '../database/sqlite/SqliteAdapter.js'
import type { ChainReader } from './ChainReader.js'
import { mongoChain } from './mongoChain.js'
import { sqliteChain } from './sqliteChain.js'

/** Returns a reader of the chain that uses the connection of a running Payload. */
export function chainOf({ db }: Payload): ChainReader {
  if (isSqliteAdapter(db)) return sqliteChain(db.client)
  if (isMongoAdapter(db) && db.connection.db) return mongoChain(db.connection.db)
  throw new Error('The database is not connected.')
}
