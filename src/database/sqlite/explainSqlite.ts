import { refuse } from '../../errors/refuse.js'
import type { Failure } from '../units/Engine.js'

// After these SQLite may have rolled the whole transaction back, and what follows would be stored statement by statement.
const losesTransaction = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_NOMEM', 'SQLITE_BUSY', 'SQLITE_INTERRUPT', 'SQLITE_CORRUPT', 'SQLITE_NOTADB', 'SQLITE_READONLY', 'SQLITE_CANTOPEN']

/** The SQLite code that an error carries, or one that it was caused by: `SQLITE_FULL`, `SQLITE_CONSTRAINT_UNIQUE` … */
export function sqliteCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code: unknown = 'code' in cause ? cause.code : undefined
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code
  }
  return undefined
}

/** Says what a failed statement means for its unit. */
export function explainSqlite(error: unknown): Failure {
  const code = sqliteCode(error)
  const unitIsLost = code !== undefined && losesTransaction.some((loses) => code.startsWith(loses))
  const original = error instanceof Error ? error : new Error(String(error))
  if (!unitIsLost) return { error: original, unitIsLost, transient: false }
  if (code.startsWith('SQLITE_FULL')) return { error: refuse('diskFull'), unitIsLost, transient: false }
  return { error: refuse('databaseFailed', { cause: code }), unitIsLost, transient: false }
}
