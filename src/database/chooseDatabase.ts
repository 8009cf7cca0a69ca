import type { Config } from 'payload'

import { settings } from '../config/settings.js'
import { mongoDatabase } from './mongodb/mongoDatabase.js'
import { sqliteDatabase } from './sqlite/sqliteDatabase.js'

/** The adapter of the database that `DATABASE_URI` names: embedded SQLite or MongoDB. */
export function chooseDatabase(): Config['db'] {
  const { databaseUri } = settings()
  return databaseUri.startsWith('file:') ? sqliteDatabase(databaseUri) : mongoDatabase(databaseUri)
}
