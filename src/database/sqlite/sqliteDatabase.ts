import { resolve } from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { Config } from 'payload'

import { createMigrationMethods } from '../migrations/createMigrationMethods.js'
import type { DatabaseMaintenance } from '../refreshStatistics.js'
import { transactionManagerOf } from '../transactions/transactionManagerOf.js'
import { transactionalWrites } from '../transactions/transactionalWrites.js'
import { type SqliteAdapter, withWritesEnabled } from './SqliteAdapter.js'
import { SqliteEngine } from './SqliteEngine.js'
import { openWriter } from './openWriter.js'
import { duringSchemaChange } from './schemaChange.js'

/** Embedded SQLite: one connection that reads, one that writes, and units of writes in turn. */
export function sqliteDatabase(url: string): Config['db'] {
  const database = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    wal: true,
    // A connection that waits stops the whole process; units wait for other processes without it.
    busyTimeout: 250,
    push: false,
    transactionOptions: {},
    migrationDir: resolve('src/migrations/sqlite'),
    beforeSchemaInit: [indexParents],
  })
  return { ...database, init: (args) => withTransactions(database.init(args) as unknown as SqliteAdapter, url) }
}

function withTransactions(adapter: SqliteAdapter, url: string): SqliteAdapter & DatabaseMaintenance {
  const engine = new SqliteEngine(adapter)
  const transactions = transactionManagerOf(url)
  const { connect, destroy, dropDatabase } = adapter
  const drop = () => withWritesEnabled(adapter, () => dropDatabase.call(adapter, { adapter }))
  const refreshStatistics = () =>
    transactions.write(engine, { hasRequest: false }, true, ({ isAtomicWrite }) =>
      engine.refreshStatistics(isAtomicWrite),
    )
  const transactional = transactionalWrites(adapter, () => engine, transactions)
  const store = {
    adapter,
    hasMigrationTable: () => engine.hasTable('payload_migrations'),
    runSchemaChange: duringSchemaChange,
    emptyDatabase: drop,
    afterMigrations: refreshStatistics,
  }
  return Object.assign(transactional, createMigrationMethods(store), {
    refreshStatistics,
    tidyUp: () => transactions.write(engine, { hasRequest: false }, true, () => engine.run('PRAGMA optimize')),
    stateToken: () => engine.stateToken(),
    dropDatabase: drop,
    async connect(options?: { hotReload: boolean }) {
      await connect?.call(adapter, options)
      engine.attachWriter(await openWriter(adapter, connect!))
    },
    async destroy() {
      await transactions.rollbackAll(engine)
      await engine.close()
      // Payload leaves its connection open, and with it the write-ahead log.
      adapter.client?.close()
      Object.assign(adapter, { client: undefined })
      await destroy?.call(adapter)
    },
  })
}

type RawTable = { name: string; columns: object; indexes?: Record<string, { name: string; on: string | string[] }> }
type Schema = { adapter: { rawTables: Record<string, RawTable> } }

/**
 * Indexes what belongs to a document by that document where Payload does not (`*_texts`, `*_numbers`): without,
 * SQLite reads the whole table once for every document of a list. To be given to the adapter as `beforeSchemaInit`.
 */
export function indexParents<S>(args: { schema: S }): S {
  // Payload hands the adapter over too, which its types leave out.
  const { adapter } = args as typeof args & Schema
  for (const table of Object.values(adapter.rawTables)) {
    const parent = ['parent', '_parentID'].find((key) => key in table.columns)
    const indexes = (table.indexes ??= {})
    if (parent === undefined || Object.values(indexes).some(({ on }) => [on].flat()[0] === parent)) continue
    indexes.parentIdx = { name: `${table.name}_parent_idx`, on: [parent] }
  }
  return args.schema
}
