import { readdirSync } from 'node:fs'

import type { Payload } from 'payload'

import type { MigrationStore } from './MigrationStore.js'

export type AppliedMigration = { id: number | string; name: string; batch: number }

/** The migrations that were applied to the database, the last one first. */
export async function appliedMigrations({
  adapter,
  hasMigrationTable,
}: Pick<MigrationStore, 'adapter' | 'hasMigrationTable'>): Promise<AppliedMigration[]> {
  if (!(await hasMigrationTable())) return []
  const { payload }: { payload: Payload } = adapter
  const { docs } = await payload.find({
    collection: 'payload-migrations',
    pagination: false,
    limit: 0,
    sort: ['-batch', '-name'],
    depth: 0,
  })
  return docs.flatMap(({ id, name, batch }) => (name ? [{ id, name, batch: batch ?? 0 }] : []))
}

/**
 * The names of the migrations not yet applied, in their order. Only lists the files and runs none, as it answers
 * `/readyz`.
 */
export async function pendingMigrations(payload: Payload): Promise<string[]> {
  const { docs } = await payload.find({ collection: 'payload-migrations', pagination: false, limit: 0, depth: 0 })
  const applied = new Set(docs.map(({ name }) => name))
  const files = readdirSync(payload.db.migrationDir).filter((file) => /\.[jt]s$/.test(file) && !/^index\./.test(file))
  return files
    .map((file) => file.replace(/\.[jt]s$/, ''))
    .filter((name) => !applied.has(name))
    .sort()
}
