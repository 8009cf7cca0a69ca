import { setTimeout } from 'node:timers/promises'

import { limits } from '../transactions/limits.js'
import { createBusyError } from '../transactions/transactionErrors.js'
import { sqliteCode } from './classifySqliteError.js'
import type { Client } from './libsql.js'

const pollMs = 20

/**
 * Begins a transaction as the file's only writer, waiting while another process is writing. Asks again and again
 * instead of using a long `busy_timeout`, in which SQLite would block the whole process.
 * @throws databaseBusy after `limits.lockTimeoutMs`
 */
export async function beginImmediate(client: Client): Promise<void> {
  for (const deadline = Date.now() + limits.lockTimeoutMs; ;) {
    try {
      await client.execute('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error
      if (Date.now() > deadline) throw createBusyError()
      await setTimeout(pollMs)
    }
  }
}
