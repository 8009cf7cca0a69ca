import { existsSync } from 'node:fs'
import { join } from 'node:path'

import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Migration,
  type PayloadRequest,
} from 'payload'

import { DatabaseError } from '../DatabaseError.js'
import { asError } from '../transactions/asError.js'
import type { MigrationStore } from './MigrationStore.js'

/** A migration that failed; nothing of it was stored. */
export class MigrationError extends DatabaseError {
  constructor(name: string, cause: unknown) {
    super('migrationFailed', { name, reason: firstLine(rootCause(cause)) }, { cause })
  }
}

// The query builder puts the whole statement around what the database said.
const rootCause = (error: unknown): Error => {
  const { cause } = asError(error)
  return cause === undefined ? asError(error) : rootCause(cause)
}

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? ''

type Direction = 'up' | 'down'

/**
 * Runs one migration in one direction in a unit of its own, together with the note that it was run.
 * @throws MigrationError when it fails; then nothing of it is stored
 */
export async function runMigration(
  store: MigrationStore,
  migration: Migration,
  direction: Direction,
  recordRun: (req: PayloadRequest) => Promise<void>,
): Promise<void> {
  const { adapter } = store
  const { payload } = adapter
  const work = async () => {
    const req = await createLocalReq({}, payload)
    try {
      await initTransaction(req)
      const session = adapter.sessions?.[String(await req.transactionID)]
      await (migration[direction] as MigrationFunction)({ payload, req, session, db: session?.db })
      await recordRun(req)
      await commitTransaction(req)
    } catch (error) {
      await killTransaction(req)
      throw new MigrationError(migration.name, error)
    }
  }
  const startedAt = Date.now()
  await (isGenerated(adapter.migrationDir, migration.name) ? store.runSchemaChange(work) : work())
  payload.logger.info(
    `${direction === 'up' ? 'Migrated' : 'Migrated down'}: ${migration.name} (${Date.now() - startedAt} ms)`,
  )
}

// Payload hands over a session on MongoDB and the connection on SQLite; a migration takes the one it knows.
type MigrationFunction = (args: {
  payload: unknown
  req: PayloadRequest
  session: unknown
  db: unknown
}) => Promise<void>

/** Whether a migration was generated and so changes the schema: Payload writes a picture of the schema beside those. */
export const isGenerated = (directory: string, name: string): boolean => existsSync(join(directory, `${name}.json`))
