import { resolve } from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import type { Config } from 'payload'

// Both switches stay off everywhere: the server that tests can have lacks what they need, and what is tested is what runs.
export const mongoDatabase = (url: string): Config['db'] =>
  mongooseAdapter({
    url,
    // Indexes are made before the first write and waited for; built in the background, as by default, they race with it.
    ensureIndexes: true,
    connectOptions: { autoIndex: false },
    useJoinAggregations: false,
    usePipelineInSortLookup: false,
    migrationDir: resolve('src/migrations/mongodb'),
  })
