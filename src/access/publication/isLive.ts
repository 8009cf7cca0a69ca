import type { CollectionSlug, PayloadRequest } from 'payload'

type Row = { id: string; _status?: unknown }

/** Tells whether a document's live row is published; its newest version may be a draft all the same. Trashed rows keep their status. */
export async function isLive(req: PayloadRequest, collection: string, id: string): Promise<boolean> {
  const row = await req.payload.db.findOne<Row>({ collection: collection as CollectionSlug, where: { id: { equals: id } }, req })
  return row?._status === 'published'
}

/** Tells whether a document is live or was at any time: some version of it was published. */
export async function wasEverLive(req: PayloadRequest, collection: string, id: string): Promise<boolean> {
  if (await isLive(req, collection, id)) return true
  const { totalDocs } = await req.payload.db.countVersions({
    collection: collection as CollectionSlug,
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    req,
  })
  return totalDocs > 0
}
