import { DatabaseError } from '../DatabaseError.js'
import { sqliteCode } from './classifySqliteError.js'
import { type Client, openClient } from './libsql.js'

const claimsKey = Symbol.for('dashiji.claims')

/**
 * Claims a database file for the server of this process until it ends: caches and schedules assume a single server. The
 * claim is a lock on a file beside it, which the operating system releases even when the process is killed. Commands
 * (`npm run import` …) claim nothing; SQLite's own locks let them write beside the server.
 */
export async function claimFile(file: string): Promise<void> {
  const shared = globalThis as { [claimsKey]?: Map<string, Client> }
  const claims = (shared[claimsKey] ??= new Map())
  if (claims.has(file)) return
  const claim = openClient(`file:${file}.lock`)
  try {
    await claim.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    claim.close()
    if (sqliteCode(error)?.startsWith('SQLITE_BUSY'))
      throw new DatabaseError('databaseInUse', { file }, { cause: error })
    throw error
  }
  claims.set(file, claim)
}
