import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

/** The file in which a data directory knows its database. */
export const knownDatabaseFile = (dataDirectory: string): string => join(dataDirectory, 'database.json')
const schema = z.object({ firstEvent: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * The database that a data directory belongs to, told by the hash of its first audit event: that event is made once,
 * signed, never changed, and goes with every copy and backup of the database. `undefined` when there is none yet.
 */
export function knownDatabase(dataDirectory: string): string | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(knownDatabaseFile(dataDirectory), 'utf8'))).firstEvent
  } catch {
    return undefined
  }
}

/** Remembers a database as the one that the data directory belongs to; forgets it when it has no event. */
export function rememberDatabase(dataDirectory: string, firstEvent: string): void {
  const file = knownDatabaseFile(dataDirectory)
  if (firstEvent === '') return rmSync(file, { force: true })
  mkdirSync(dataDirectory, { recursive: true })
  // Written whole before it is seen.
  writeFileSync(`${file}.new`, `${JSON.stringify({ firstEvent })}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
