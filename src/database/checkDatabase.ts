import type { Environment } from '../config/environment.js'
import { checkMongo } from './mongodb/checkMongo.js'
import { checkSqlite } from './sqlite/checkSqlite.js'

export type DatabaseCheck = {
  /** Lines for whoever starts the program; empty when there is nothing to say. */
  readonly notes: readonly string[]
}

/**
 * Finds out, before anything is started, whether the database can be used, and claims an embedded one for this process.
 * @throws DatabaseError with one line that says what is wrong; nothing is changed then, and the next start works once it is mended
 */
export function checkDatabase({ databaseUri }: Pick<Environment, 'databaseUri'>): Promise<DatabaseCheck> {
  return databaseUri.startsWith('file:') ? checkSqlite(databaseUri) : checkMongo(databaseUri)
}
