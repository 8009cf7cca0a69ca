import { resolve } from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter, Config } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import type { MigrationStore } from '../migrations/MigrationStore.js'
import { createMigrationMethods } from '../migrations/createMigrationMethods.js'
import type { Engine } from '../transactions/Engine.js'
import { transactionManagerOf } from '../transactions/transactionManagerOf.js'
import { transactionalWrites } from '../transactions/transactionalWrites.js'
import type { MongoAdapter } from './MongoAdapter.js'
import { chooseEngine } from './chooseEngine.js'

/** MongoDB: units of writes are its transactions where the server has them, else kept whole by a journal. */
export function mongoDatabase(url: string): Config['db'] {
  const database = mongooseAdapter({
    url,
    // Indexes are made before the first write and waited for; built in the background, as by default, they race with it.
    ensureIndexes: true,
    connectOptions: { autoIndex: false, serverSelectionTimeoutMS: 10_000 },
    // Mongoose warns of a field called `collection`, which the contract names.
    collectionsSchemaOptions: { [slugs.auditEvents]: { suppressReservedKeysWarning: true } },
    // Both switches stay off everywhere: the server that tests can have lacks what they need, and what is tested is what runs.
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
    migrationDir: resolve('src/migrations/mongodb'),
  })
  return { ...database, init: (args) => withTransactions(database.init(args) as unknown as MongoAdapter, url) }
}

function withTransactions(adapter: MongoAdapter, url: string): BaseDatabaseAdapter {
  const transactions = transactionManagerOf(url)
  const { connect, destroy } = adapter
  let engine: Engine | undefined
  const getEngine = () => {
    if (!engine) throw new Error('the database is not connected')
    return engine
  }
  const transactional = transactionalWrites(adapter as unknown as BaseDatabaseAdapter, getEngine, transactions)
  const store: MigrationStore = {
    adapter: transactional,
    hasMigrationTable: () => Promise.resolve(true),
    runSchemaChange: (work) => work(),
    emptyDatabase: () => emptyDatabase(adapter),
    afterMigrations: () => Promise.resolve(),
  }
  return Object.assign(transactional, createMigrationMethods(store), {
    async connect(options?: { hotReload: boolean }) {
      const { beginTransaction } = transactional
      await connect?.call(adapter as never, options)
      // Payload has put a function that does nothing in its place when the address does not name a replica set.
      transactional.beginTransaction = beginTransaction
      engine = await chooseEngine(adapter)
    },
    async destroy() {
      if (engine) await transactions.rollbackAll(engine)
      engine = undefined
      await destroy?.call(adapter as never)
    },
  })
}

/** Drops everything and makes the indexes anew, which went with it. */
export async function emptyDatabase({ connection, collections, versions, globals }: MongoAdapter): Promise<void> {
  await connection.dropDatabase()
  for (const model of [...Object.values(collections), ...Object.values(versions), globals]) await model?.ensureIndexes()
}
