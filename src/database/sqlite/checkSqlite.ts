import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

import { DatabaseError } from '../DatabaseError.js'
import { claimFile } from './claimFile.js'
import { sqliteCode } from './explainSqlite.js'
import { firstValue, openClient, type Client } from './libsql.js'

/** Larger files, in bytes, are not read through at each start; their pages are still checked whenever they are used. */
const largestRead = 200_000_000

/** Checks that a SQLite file can be read, is sound and can be written, and that no other server uses it. */
export async function checkSqlite(url: string): Promise<{ notes: readonly string[] }> {
  const file = url.replace(/^file:/, '')
  await explained(file, async () => {
    mkdirSync(dirname(file), { recursive: true })
    accessSync(dirname(file), constants.W_OK)
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    await claimFile(file)
    const client = openClient(url)
    try {
      await readThrough(client, file)
      await tryWriting(client)
    } finally {
      client.close()
    }
  })
  return { notes: [] }
}

async function readThrough(client: Client, file: string): Promise<void> {
  await client.execute('PRAGMA schema_version')
  if (!existsSync(file) || statSync(file).size > largestRead) return
  const found = await firstValue(client, 'PRAGMA quick_check(1)')
  if (found !== 'ok') throw new DatabaseError('databaseCorrupt', { file, reason: String(found) })
}

// Stores the value that is there already: what a full disk or a missing permission forbids fails here and changes nothing.
async function tryWriting(client: Client): Promise<void> {
  const version = Number(await firstValue(client, 'PRAGMA user_version'))
  await client.execute(`PRAGMA user_version = ${version}`)
}

async function explained(file: string, check: () => Promise<void>): Promise<void> {
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
