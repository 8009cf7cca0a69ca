import { resolve } from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { BaseDatabaseAdapter, Config } from 'payload'

import { migrations } from '../migrations/migrations.js'
import type { MigrationStore } from '../migrations/MigrationStore.js'
import { slugs } from '../../vocabulary/slugs.js'
import type { Engine } from '../units/Engine.js'
import { unitsOf } from '../units/unitsOf.js'
import { wholeWrites } from '../wholeWrites.js'
import { chooseEngine } from './chooseEngine.js'
import { emptyDatabase } from './emptyDatabase.js'
import type { MongoAdapter } from './MongoAdapter.js'

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
  return { ...database, init: (args) => inUnits(database.init(args) as unknown as MongoAdapter, url) }
}

function inUnits(adapter: MongoAdapter, url: string): BaseDatabaseAdapter {
  const units = unitsOf(url)
  const { connect, destroy } = adapter
  let engine: Engine | undefined
  const engineNow = () => {
    if (!engine) throw new Error('the database is not connected')
    return engine
  }
  const whole = wholeWrites(adapter as unknown as BaseDatabaseAdapter, engineNow, units)
  const store: MigrationStore = {
    adapter: whole,
    hasNotes: () => Promise.resolve(true),
    aroundSchemaChange: (work) => work(),
    empty: () => emptyDatabase(adapter),
    afterwards: () => Promise.resolve(),
  }
  return Object.assign(whole, migrations(store), {
    async connect(options?: { hotReload: boolean }) {
      const { beginTransaction } = whole
      await connect?.call(adapter as never, options)
      // Payload has put a function that does nothing in its place when the address does not name a replica set.
      whole.beginTransaction = beginTransaction
      engine = await chooseEngine(adapter)
    },
    async destroy() {
      if (engine) await units.undoAll(engine)
      engine = undefined
      await destroy?.call(adapter as never)
    },
  })
}
