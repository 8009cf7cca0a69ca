import type { MigrateUpArgs as MongoArgs } from '@payloadcms/db-mongodb'
import type { MigrateUpArgs as SqliteArgs } from '@payloadcms/db-sqlite'

import { findRows } from '../../database/rows.js'
import { claimSlug } from '../../fields/slug/claimSlug.js'
import { pinyinSlug } from '../../fields/slug/pinyinSlug.js'
import { slugs } from '../../vocabulary/slugs.js'
import { workflowOf } from '../../workflow/workflowOf.js'

type Args = Pick<MongoArgs | SqliteArgs, 'payload' | 'req'>
type Reference = { id: string; name?: string | null; updatedAt?: string }

/** Dates the first publication of older documents, and gives older organisations and topics a slug. */
export async function up({ payload, req }: Args): Promise<void> {
  await workflowOf(payload).dateFirstPublications(req)
  for (const collection of [slugs.organisations, slugs.topics] as const) {
    const rows = await findRows<Reference>(payload, req, collection, {
      where: { slug: { exists: false } },
      sort: 'createdAt',
    })
    for (const { id, name, updatedAt } of rows) {
      const base = pinyinSlug(name ?? '') || `${collection.slice(0, -1)}-${id.replace(/\W/g, '').slice(-8)}`
      const slug = await claimSlug(req, { collection, base, id })
      await payload.db.updateOne({ collection, id, data: { slug, updatedAt }, req, returning: false })
    }
  }
}

/** Nothing to undo: the columns go with the schema. */
export const down = (): Promise<void> => Promise.resolve()
