import type { PayloadRequest } from 'payload'

import { collectionConfig, toCollectionSlug } from '../../database/rows.js'

type Question = { readonly collection: string; readonly slug: string; readonly id: string | undefined }

/**
 * Tells whether another document of the collection has a slug: in its row, or in its newest version, which may go live
 * next. What is in the trash counts, since it can be taken out.
 */
export async function isSlugTaken(req: PayloadRequest, { collection, slug, id }: Question): Promise<boolean> {
  const { db } = req.payload
  const name = toCollectionSlug(req.payload, collection)
  const other = (path: string) => (id ? [{ [path]: { not_equals: id } }] : [])
  const rows = await db.count({ collection: name, where: { and: [{ slug: { equals: slug } }, ...other('id')] }, req })
  if (rows.totalDocs > 0) return true
  if (!collectionConfig(req.payload, collection).versions) return false
  const versions = await db.countVersions({
    collection: name,
    where: { and: [{ 'version.slug': { equals: slug } }, { latest: { equals: true } }, ...other('parent')] },
    req,
  })
  return versions.totalDocs > 0
}
