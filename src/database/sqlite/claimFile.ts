import { DatabaseError } from '../DatabaseError.js'
import { sqliteCode } from './explainSqlite.js'
import { openClient, type Client } from './libsql.js'

const place = Symbol.for('dashiji.claims')

/**
 * Claims a database file for the server of this process, until it ends: caches and schedules know of one server only.
 * The claim is a lock of the operating system on a file beside it, so that a killed process leaves no claim behind.
 * Commands (`npm run import` …) need none: they and the server take turns through SQLite's own locks.
 */
export async function claimFile(file: string): Promise<void> {
  const shared = globalThis as { [place]?: Map<string, Client> }
  const claims = (shared[place] ??= new Map())
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
