import { setTimeout } from 'node:timers/promises'

import { limits } from '../transactions/limits.js'
import { createBusyError } from '../transactions/transactionErrors.js'
import { sqliteCode } from './classifySqliteError.js'

const pollMs = 20

/**
 * Runs a statement that needs the file's write lock, waiting while another process is writing. Tries again and again
 * instead of using a long `busy_timeout`, in which SQLite would block the whole process.
 * @param attempt runs the statement and leaves it closed also when it is refused, see `Connection.exec`
 * @throws databaseBusy after `limits.lockTimeoutMs`
 */
export async function waitWhileBusy(attempt: () => unknown): Promise<void> {
  for (const deadline = Date.now() + limits.lockTimeoutMs; ;) {
    try {
      await attempt()
      return
    } catch (error) {
      if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error
      if (Date.now() > deadline) throw createBusyError()
      await setTimeout(pollMs)
    }
  }
}
