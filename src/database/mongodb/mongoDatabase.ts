import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter, Config } from 'payload'

import { projectPath } from '../../config/projectPath.js'
import { slugs } from '../../vocabulary/slugs.js'
import { createMigrationMethods } from '../migrations/createMigrationMethods.js'
import type { MigrationStore } from '../migrations/MigrationStore.js'
import type { Engine } from '../transactions/Engine.js'
import { transactionalWrites } from '../transactions/transactionalWrites.js'
import { transactionManagerOf } from '../transactions/transactionManagerOf.js'
import { chooseEngine } from './chooseEngine.js'
import { isMongoAdapter, type MongoAdapter } from './MongoAdapter.js'

/** MongoDB, with its own transactions where the server has them, else with an undo log. */
export function mongoDatabase(url: string): Config['db'] {
  const database = mongooseAdapter({
    url,
    // Indexes are made and awaited before the first write. By default they are built in the background and race with
    // it.
    ensureIndexes: true,
    connectOptions: { autoIndex: false, serverSelectionTimeoutMS: 10_000 },
    // Mongoose warns of a field called `collection`, but audit events are published under that name.
    collectionsSchemaOptions: { [slugs.auditEvents]: { suppressReservedKeysWarning: true } },
    // Off in production too: the server used by the tests lacks what they need, and what runs should be what was
    // tested.
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
    migrationDir: projectPath('src/migrations/mongodb'),
  })
  return { ...database, init: (args) => withTransactions(database.init(args), url) }
}

function withTransactions(adapter: BaseDatabaseAdapter, url: string): BaseDatabaseAdapter {
  if (!isMongoAdapter(adapter)) throw new Error(`not the adapter for MongoDB: ${adapter.name}`)
  const transactions = transactionManagerOf(url)
  const { connect, destroy } = adapter
  let engine: Engine | undefined
  const getEngine = () => {
    if (!engine) throw new Error('the database is not connected')
    return engine
  }
  const transactional = transactionalWrites(adapter, getEngine, transactions)
  const store: MigrationStore = {
    adapter: transactional,
    hasMigrationTable: () => Promise.resolve(true),
    runSchemaChange: (work) => work(),
    emptyDatabase: () => emptyDatabase(adapter),
    afterMigrations: () => Promise.resolve(),
  }
  return Object.assign(transactional, createMigrationMethods(store), {
    isTransactionOpen: (id: unknown) => transactions.isOpen(id),
    async connect(options?: { hotReload: boolean }) {
      const { beginTransaction } = transactional
      await connect?.call(adapter, options)
      // Payload replaces it by a function that does nothing when the address names no replica set.
      transactional.beginTransaction = beginTransaction
      engine = await chooseEngine(adapter)
    },
    async destroy() {
      if (engine) await transactions.rollbackAll(engine)
      engine = undefined
      await destroy?.call(adapter)
    },
  })
}

/** Drops the database and makes the indexes again, which are dropped with it. */
async function emptyDatabase({ connection, collections, versions, globals }: MongoAdapter): Promise<void> {
  await connection.dropDatabase()
  for (const model of [...Object.values(collections), ...Object.values(versions), globals]) await model?.ensureIndexes()
}
