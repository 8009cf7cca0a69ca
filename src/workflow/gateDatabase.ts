import type { Config } from 'payload'

import { gateAdapter } from './gate/gateAdapter.js'

/** A database with the gate in front of it. */
export const gateDatabase = (database: Config['db']): Config['db'] => ({
  ...database,
  init: (args) => gateAdapter(database.init(args)),
})
