import { resolve } from 'node:path'

import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { Config } from 'payload'

import { unitsOf } from '../units/unitsOf.js'
import { wholeWrites } from '../wholeWrites.js'
import { indexParents } from './indexParents.js'
import { openWriter } from './openWriter.js'
import type { SqliteAdapter } from './SqliteAdapter.js'
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

function inUnits(adapter: SqliteAdapter, url: string): SqliteAdapter {
  const engine = new SqliteEngine(adapter)
  const units = unitsOf(url)
  const { connect, destroy, dropDatabase } = adapter
  return Object.assign(wholeWrites(adapter, () => engine, units), {
    async connect(this: SqliteAdapter, options?: { hotReload: boolean }) {
      await connect?.call(this, options)
      engine.use(await openWriter(this, connect!))
    },
    async destroy(this: SqliteAdapter) {
      await units.undoAll(engine)
      engine.close()
      // Payload leaves its connection open, and with it the write-ahead log.
      this.client?.close()
      Object.assign(this, { client: undefined })
      await destroy?.call(this)
    },
    async dropDatabase(this: SqliteAdapter, args: { adapter: SqliteAdapter }) {
      await this.client.execute('PRAGMA query_only = OFF')
      await dropDatabase.call(this, args)
      await this.client.execute('PRAGMA query_only = ON')
    },
  })
}
