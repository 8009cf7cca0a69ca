import type { Payload } from 'payload'

import type { MigrationStore } from './MigrationStore.js'

export type MigrationRun = { id: number | string; name: string; batch: number }

/** The migrations that the database has, the last one first. */
export async function migrationsRun({
  adapter,
  hasNotes,
}: Pick<MigrationStore, 'adapter' | 'hasNotes'>): Promise<MigrationRun[]> {
  if (!(await hasNotes())) return []
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
