import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import type { Bilingual } from '../../vocabulary/bilingual.js'
import { DatabaseError } from '../DatabaseError.js'
import { claimFile } from './claimFile.js'
import { sqliteCode } from './classifySqliteError.js'
import { type Client, firstValue, openClient } from './libsql.js'

/** Larger files, in bytes, are not checked as a whole at each start, which would take too long. */
const maxCheckedBytes = 200_000_000

/** Checks that a SQLite file is readable, intact and writable, and claims it for this server. */
export async function checkSqlite(url: string): Promise<{ notes: readonly Bilingual[] }> {
  const file = url.replace(/^file:/, '')
  await wrapErrors(file, async () => {
    mkdirSync(dirname(file), { recursive: true })
    accessSync(dirname(file), constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    await claimFile(file)
    const client = openClient(url)
    try {
      await checkIntegrity(client, file)
      await checkWritable(client)
    } finally {
      client.close()
    }
  })
  return { notes: [] }
}

async function checkIntegrity(client: Client, file: string): Promise<void> {
  await client.execute('PRAGMA schema_version')
  if (!existsSync(file) || statSync(file).size > maxCheckedBytes) return
  const result = await firstValue(client, 'PRAGMA quick_check(1)')
  if (result !== 'ok') throw new DatabaseError('databaseCorrupt', { file, reason: String(result) })
}

// Writes the value that is already there: it changes nothing, and fails on a full disk or without permission.
async function checkWritable(client: Client): Promise<void> {
  const version = Number(await firstValue(client, 'PRAGMA user_version'))
  await client.execute(`PRAGMA user_version = ${version}`)
}

async function wrapErrors(file: string, check: () => Promise<void>): Promise<void> {
  try {
    await check()
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const code = sqliteCode(error) ?? (error as NodeJS.ErrnoException).code ?? '?'
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
      throw new DatabaseError('databaseCorrupt', { file, reason: code }, { cause: error })
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      throw new DatabaseError('databaseLocked', { file }, { cause: error })
    if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC') throw new DatabaseError('diskFull', {}, { cause: error })
    throw new DatabaseError('databaseNotWritable', { file, reason: code }, { cause: error })
  }
}
