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

/** A migration failed; nothing of it was stored. */
export class MigrationError extends DatabaseError {
  constructor(name: string, cause: unknown) {
    super('migrationFailed', { name, reason: firstLine(rootCause(cause)) }, { cause })
  }
}

// Drizzle wraps the database's error in one whose message is the complete statement.
const rootCause = (error: unknown): Error => {
  const { cause } = asError(error)
  return cause === undefined ? asError(error) : rootCause(cause)
}

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? ''

type Direction = 'up' | 'down'

/**
 * Runs one migration in one direction and records that, both in one transaction.
 * @throws MigrationError when it fails; nothing of it is stored then
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
    `${direction === 'up' ? '已迁移 / Migrated' : '已回退 / Rolled back'}: ${migration.name} (${Date.now() - startedAt} ms)`,
  )
}

// Given a session on MongoDB and a connection on SQLite; a migration takes the one that it knows.
type MigrationFunction = (args: {
  payload: unknown
  req: PayloadRequest
  session: unknown
  db: unknown
}) => Promise<void>

/** Whether a migration was generated, and so changes the schema: Payload writes a snapshot of the schema beside it. */
export const isGenerated = (directory: string, name: string): boolean => existsSync(join(directory, `${name}.json`))
