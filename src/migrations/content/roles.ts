import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

import { startingRoles } from '../../access/permissions.js'
import { slugs } from '../../vocabulary/slugs.js'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>

/** Creates the starting roles. */
export async function up({ payload, req }: Args): Promise<void> {
  for (const { key, name, permissions } of startingRoles) {
    await payload.create({ collection: slugs.roles, data: { key, name, permissions: [...permissions] }, req })
  }
}

/** Deletes the starting roles, whatever permissions they have by then. */
export async function down({ payload, req }: Args): Promise<void> {
  await payload.db.deleteMany({
    collection: slugs.roles,
    where: { key: { in: startingRoles.map(({ key }) => key) } },
    req,
  })
}
