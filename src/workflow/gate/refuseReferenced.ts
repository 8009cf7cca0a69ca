import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { referencePaths } from '../../database/referencePaths.js'
import { refuse } from '../../errors/refuse.js'
import { governedSlugs } from '../../vocabulary/slugs.js'

type Req = Partial<PayloadRequest>

/**
 * Refuses to delete what a governed document refers to, live or in its working version. SQLite would set the reference
 * to null (`ON DELETE SET NULL`), so that live content would differ from what was approved and its seal would break.
 * @throws APIError `inUse` with some of the referring documents
 */
export async function refuseReferenced(
  payload: Payload,
  req: Req,
  slug: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  for (const collection of governedSlugs) {
    for (const path of referencePaths(slug, payload.collections[collection].config.flattenedFields)) {
      const referringIds = await findReferringIds(payload, req, collection, path, ids)
      if (referringIds.length > 0)
        throw refuse('inUse', {
          uses: referringIds
            .slice(0, 5)
            .map((id) => `${collection}:${id}`)
            .join(', '),
        })
    }
  }
}

// Of rows only live ones count: others may be older than the working version, and refer to what was deleted meanwhile.
async function findReferringIds(
  payload: Payload,
  req: Req,
  collection: CollectionSlug,
  path: string,
  ids: readonly string[],
): Promise<string[]> {
  const common = { collection, limit: 5, pagination: false, req } as const
  const rows = await payload.db.find<{ id: string }>({
    ...common,
    where: { and: [{ _status: { equals: 'published' } }, { [path]: { in: ids } }] },
    select: { id: true },
  })
  if (rows.docs.length > 0) return rows.docs.map(({ id }) => String(id))
  const versions = await payload.db.findVersions({
    ...common,
    where: { and: [{ latest: { equals: true } }, { [`version.${path}`]: { in: ids } }] },
    select: { parent: true },
  })
  return versions.docs.map(({ parent }) => String(parent))
}
