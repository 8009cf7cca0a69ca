import { resolve } from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { Config } from 'payload'

import { migrations } from '../migrations/migrations.js'
import type { SelfCare } from '../refreshStatistics.js'
import { unitsOf } from '../units/unitsOf.js'
import { wholeWrites } from '../wholeWrites.js'
import { indexParents } from './indexParents.js'
import { openWriter } from './openWriter.js'
import { duringSchemaChange } from './schemaChange.js'
import { writing, type SqliteAdapter } from './SqliteAdapter.js'
import { SqliteEngine } from './SqliteEngine.js'

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
  return { ...database, init: (args) => inUnits(database.init(args) as unknown as SqliteAdapter, url) }
}

function inUnits(adapter: SqliteAdapter, url: string): SqliteAdapter & SelfCare {
  const engine = new SqliteEngine(adapter)
  const units = unitsOf(url)
  const { connect, destroy, dropDatabase } = adapter
  const drop = () => writing(adapter, () => dropDatabase.call(adapter, { adapter }))
  const refreshStatistics = () =>
    units.write(engine, { hasRequest: false }, true, ({ isOneWrite }) => engine.refreshStatistics(isOneWrite))
  const whole = wholeWrites(adapter, () => engine, units)
  const store = {
    adapter,
    hasNotes: () => engine.hasTable('payload_migrations'),
    aroundSchemaChange: duringSchemaChange,
    empty: drop,
    afterwards: refreshStatistics,
  }
  return Object.assign(whole, migrations(store), {
    refreshStatistics,
    tidyUp: () => units.write(engine, { hasRequest: false }, true, () => engine.run('PRAGMA optimize')),
    stateToken: () => engine.stateToken(),
    dropDatabase: drop,
    async connect(options?: { hotReload: boolean }) {
      await connect?.call(adapter, options)
      engine.use(await openWriter(adapter, connect!))
    },
    async destroy() {
      await units.undoAll(engine)
      await engine.close()
      // Payload leaves its connection open, and with it the write-ahead log.
      adapter.client?.close()
      Object.assign(adapter, { client: undefined })
      await destroy?.call(adapter)
    },
  })
}
