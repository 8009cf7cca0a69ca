import { sqliteAdapter, type SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { Config } from 'payload'

import { projectPath } from '../../config/projectPath.js'
import { createMigrationMethods } from '../migrations/createMigrationMethods.js'
import type { DatabaseMaintenance } from '../refreshStatistics.js'
import { transactionManagerOf } from '../transactions/transactionManagerOf.js'
import { transactionalWrites } from '../transactions/transactionalWrites.js'
import { withWritesEnabled } from './SqliteAdapter.js'
import { SqliteEngine } from './SqliteEngine.js'
import { openWriter } from './openWriter.js'
import { duringSchemaChange } from './schemaChange.js'

/** Embedded SQLite: one connection that only reads, one that writes, and one write transaction at a time. */
export function sqliteDatabase(url: string): Config['db'] {
  const database = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    wal: true,
    // While SQLite waits, the whole process is blocked. Transactions wait for other processes without it
    // (`waitWhileBusy`).
    busyTimeout: 250,
    push: false,
    transactionOptions: {},
    migrationDir: projectPath('src/migrations/sqlite'),
    beforeSchemaInit: [indexParents],
  })
  return { ...database, init: (args) => withTransactions(database.init(args), url) }
}

function withTransactions(adapter: SQLiteAdapter, url: string): SQLiteAdapter & DatabaseMaintenance {
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
    isTransactionOpen: (id: unknown) => transactions.isOpen(id),
    dropDatabase: drop,
    async connect(options?: { hotReload: boolean }) {
      await connect?.call(adapter, options)
      engine.attachWriter(await openWriter(adapter, connect!))
    },
    async destroy() {
      await transactions.rollbackAll(engine)
      await engine.close()
      // Payload does not close its connection, and the write-ahead log would stay behind.
      adapter.client?.close()
      Object.assign(adapter, { client: undefined })
      await destroy?.call(adapter)
    },
  })
}

type RawTable = { name: string; columns: object; indexes?: Record<string, { name: string; on: string | string[] }> }
type Schema = { adapter: { rawTables: Record<string, RawTable> } }

/**
 * Adds an index on the parent's id to the tables that Payload makes without one (`*_texts`, `*_numbers`). Without it
 * SQLite scans such a table once for every document of a list. To be given to the adapter as `beforeSchemaInit`.
 */
function indexParents<S>(args: { schema: S }): S {
  // Payload passes the adapter too, though its types do not say so.
  const { adapter } = args as typeof args & Schema
  for (const table of Object.values(adapter.rawTables)) {
    const parent = ['parent', '_parentID'].find((key) => key in table.columns)
    const indexes = (table.indexes ??= {})
    if (parent === undefined || Object.values(indexes).some(({ on }) => [on].flat()[0] === parent)) continue
    indexes.parentIdx = { name: `${table.name}_parent_idx`, on: [parent] }
  }
  return args.schema
}
