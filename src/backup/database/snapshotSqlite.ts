import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { sqliteChain } from '../../audit/sqliteChain.js'
import { firstValue, openClient, type Client } from '../../database/sqlite/libsql.js'
import { slugs } from '../../vocabulary/slugs.js'
import { BackupError } from '../BackupError.js'
import { hashFile } from '../archive/hashFile.js'
import { describeChain } from './describeChain.js'
import type { Snapshot } from './Snapshot.js'

export const sqlitePart = 'dashiji.db'
const busyTimeoutMs = 10_000

/**
 * Copies a SQLite database into a folder with `VACUUM INTO`, which reads it in one transaction, so that a server may go
 * on writing meanwhile.
 * @throws BackupError `backupNoDatabase`
 */
export async function snapshotSqlite(url: string, folder: string): Promise<Snapshot> {
  const file = url.replace(/^file:/, '')
  // Opening a file that does not exist would create it.
  if (!existsSync(file) || statSync(file).size === 0) throw new BackupError('backupNoDatabase', { database: file })
  const copy = join(folder, sqlitePart)
  const source = openClient(url)
  try {
    await source.execute(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
    if (!(await isOfDashiji(source))) throw new BackupError('backupNoDatabase', { database: file })
    await source.execute({ sql: 'VACUUM INTO ?', args: [copy] })
  } finally {
    source.close()
  }
  const client = openClient(`file:${copy}`)
  try {
    return {
      kind: 'sqlite',
      isOneMoment: true,
      migrations: await readMigrations(client),
      ...(await describeChain(sqliteChain(client))),
      counts: await countRows(client),
      parts: [{ name: sqlitePart, ...(await hashFile(copy)) }],
      fileOf: () => copy,
      mediaNames: await readMediaNames(client),
    }
  } finally {
    client.close()
  }
}

/** Whether a database has Dashiji's tables. */
export const isOfDashiji = async (client: Client): Promise<boolean> =>
  (await firstValue(client, "SELECT count(*) FROM sqlite_master WHERE name IN ('payload_migrations', 'media')")) === 2

/** The names of the migrations that a database has had. */
async function readMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.execute('SELECT name FROM payload_migrations WHERE name IS NOT NULL ORDER BY name')
  return rows.map(({ name }) => String(name))
}

async function countRows(client: Client): Promise<Record<string, number>> {
  const { rows } = await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
  const tables = new Set(rows.map(({ name }) => String(name)))
  const counts: Record<string, number> = {}
  for (const slug of Object.values(slugs)) {
    const table = slug.replaceAll('-', '_')
    if (tables.has(table)) counts[slug] = Number(await firstValue(client, `SELECT count(*) FROM "${table}"`))
  }
  return counts
}

// The file of each size has a column of its own.
async function readMediaNames(client: Client): Promise<string[]> {
  const { columns, rows } = await client.execute('SELECT * FROM media ORDER BY filename')
  const indexes = columns.flatMap((name, index) => (/^(sizes_\w+_)?filename$/.test(name) ? [index] : []))
  return [...new Set(rows.flatMap((row) => indexes.flatMap((index) => (row[index] ? [String(row[index])] : []))))]
}
