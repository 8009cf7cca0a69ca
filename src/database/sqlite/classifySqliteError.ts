import { refuse } from '../../errors/refuse.js'
import { asError } from '../transactions/asError.js'
import type { Failure } from '../transactions/Engine.js'
import { noteDamage } from './damageSeen.js'

// After these SQLite may have rolled the transaction back by itself, and every later statement would be committed
// alone.
const transactionLossCodes = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_BUSY',
  'SQLITE_INTERRUPT',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
]

/** The SQLite code of an error or of what caused it: `SQLITE_FULL`, `SQLITE_CONSTRAINT_UNIQUE` … */
export function sqliteCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : sqliteCode(cause)
}

/** Says what a failed statement means for its transaction. */
export function classifySqliteError(error: unknown): Failure {
  const code = sqliteCode(error)
  noteDamage(code)
  const isTransactionLost = code !== undefined && transactionLossCodes.some((prefix) => code.startsWith(prefix))
  if (!isTransactionLost) return { error: asError(error), isTransactionLost, isTransient: false }
  if (code.startsWith('SQLITE_FULL')) return { error: refuse('diskFull'), isTransactionLost, isTransient: false }
  return { error: refuse('databaseFailed', { cause: code }), isTransactionLost, isTransient: false }
}
