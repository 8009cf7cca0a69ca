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

import { MigrationError } from './MigrationError.js'
import type { MigrationStore } from './MigrationStore.js'

type Direction = 'up' | 'down'

/**
 * Runs one migration in one direction in a unit of its own, together with the note that it was run.
 * @throws MigrationError when it fails; then nothing of it is stored
 */
export async function runMigration(
  store: MigrationStore,
  migration: Migration,
  direction: Direction,
  note: (req: PayloadRequest) => Promise<void>,
): Promise<void> {
  const { adapter } = store
  const { payload } = adapter
  const work = async () => {
    const req = await createLocalReq({}, payload)
    try {
      await initTransaction(req)
      const session = adapter.sessions?.[String(await req.transactionID)]
      await (migration[direction] as Run)({ payload, req, session, db: session?.db })
      await note(req)
      await commitTransaction(req)
    } catch (error) {
      await killTransaction(req)
      throw new MigrationError(migration.name, error)
    }
  }
  const began = Date.now()
  await (isGenerated(adapter.migrationDir, migration.name) ? store.aroundSchemaChange(work) : work())
  payload.logger.info(
    `${direction === 'up' ? 'Migrated' : 'Migrated down'}: ${migration.name} (${Date.now() - began} ms)`,
  )
}

// Payload hands over a session on MongoDB and the connection on SQLite; a migration takes the one it knows.
type Run = (args: { payload: unknown; req: PayloadRequest; session: unknown; db: unknown }) => Promise<void>

// Payload writes a picture of the schema beside each migration that it generates.
const isGenerated = (directory: string, name: string): boolean => existsSync(join(directory, `${name}.json`))
