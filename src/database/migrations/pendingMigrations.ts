import { readdirSync } from 'node:fs'

import type { Payload } from 'payload'

/** The names of the migrations that the program has and the database has not; readiness is asked for by machines, so no file is run for it. */
export async function pendingMigrations(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false, limit: 0, depth: 0 })
  const run = new Set(docs.map(({ name }) => name))
  const files = readdirSync(payload.db.migrationDir).filter((file) => /\.[jt]s$/.test(file) && !/^index\./.test(file))
  return files
    .map((file) => file.replace(/\.[jt]s$/, ''))
    .filter((name) => !run.has(name))
    .sort()
}
