import type { Payload } from 'payload'

import { pendingMigrations } from '../database/migrations/pendingMigrations.js'

/**
 * Runs the migrations that the database has not. They are TypeScript files read from a folder, so the loader for them is
 * taken only when there is one to run.
 */
export async function migrate(payload: Payload): Promise<void> {
  if (await isCurrent(payload)) return
  const { register } = await import('tsx/esm/api')
  register()
  await payload.db.migrate()
}

async function isCurrent(payload: Payload): Promise<boolean> {
  try {
    return (await pendingMigrations(payload)).length === 0
  } catch {
    // A new database has no table to read them from; whatever else is wrong, the migrations will say.
    return false
  }
}
