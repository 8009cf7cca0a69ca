import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

import { startingRoles } from '../../access/permissions.js'
import { slugs } from '../../vocabulary/slugs.js'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>

/** Creates the roles that exist from the start. */
export async function up({ payload, req }: Args): Promise<void> {
  for (const { key, name, permissions } of startingRoles) {
    await payload.create({ collection: slugs.roles, data: { key, name, permissions: [...permissions] }, req })
  }
}

/** Deletes them. Users who have one of them lose its permissions. */
export async function down({ payload, req }: Args): Promise<void> {
  await payload.db.deleteMany({
    collection: slugs.roles,
    where: { key: { in: startingRoles.map(({ key }) => key) } },
    req,
  })
}
