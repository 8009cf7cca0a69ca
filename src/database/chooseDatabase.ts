import { resolve } from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { Config } from 'payload'

import { settings } from '../config/settings.js'

type DatabaseAdapterObj = Config['db']

/** The database that `DATABASE_URI` names: embedded SQLite or MongoDB. */
export function chooseDatabase(): DatabaseAdapterObj {
  const { databaseUri } = settings()
  return databaseUri.startsWith('file:') ? sqlite(databaseUri) : mongodb(databaseUri)
}

const sqlite = (url: string): DatabaseAdapterObj =>
  sqliteAdapter({
    client: { url },
    idType: 'uuid',
    wal: true,
    busyTimeout: 5000,
    push: false,
    transactionOptions: {},
    migrationDir: resolve('src/migrations/sqlite'),
  })

// Both switches stay off everywhere: the server that tests can have lacks what they need, and what is tested is what runs.
const mongodb = (url: string): DatabaseAdapterObj =>
  mongooseAdapter({
    url,
    // Indexes are made before the first write and waited for; built in the background, as by default, they race with it.
    ensureIndexes: true,
    connectOptions: { autoIndex: false },
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
    migrationDir: resolve('src/migrations/mongodb'),
  })
