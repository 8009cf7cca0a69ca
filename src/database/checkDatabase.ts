import type { Environment } from '../config/environment.js'
import type { Bilingual } from '../vocabulary/bilingual.js'
import { checkMongo } from './mongodb/checkMongo.js'
import { checkSqlite } from './sqlite/checkSqlite.js'

export type DatabaseCheck = {
  /** Lines to print for whoever starts the program; may be empty. */
  readonly notes: readonly Bilingual[]
}

/**
 * Checks before the start whether the database can be used, and claims an embedded one for this process.
 * @throws DatabaseError with one line that says what is wrong; nothing is changed then, so the next start works once it
 * is corrected
 */
export function checkDatabase({ databaseUri }: Pick<Environment, 'databaseUri'>): Promise<DatabaseCheck> {
  return databaseUri.startsWith('file:') ? checkSqlite(databaseUri) : checkMongo(databaseUri)
}
