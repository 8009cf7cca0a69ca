import type { Config } from 'payload'

import { guardWrites } from './gate/guardWrites.js'

/** A database with the gate in front of it. */
export const guarded = (database: Config['db']): Config['db'] => ({
  ...database,
  init: (args) => guardWrites(database.init(args)),
})
