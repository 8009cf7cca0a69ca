import type { Config } from 'payload'

import { gateAdapter } from './gate/gateAdapter.js'

/** Wraps a database configuration, so that its adapter is created with the gate in front of it. */
export const gateDatabase = (database: Config['db']): Config['db'] => ({
  ...database,
  init: (args) => gateAdapter(database.init(args)),
})
