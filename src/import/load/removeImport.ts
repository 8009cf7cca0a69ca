import type { PayloadRequest, Where } from 'payload'

import { governedSlugs } from '../../vocabulary/slugs.js'
import { inTransaction } from './inTransaction.js'
import { isShared, type SharedRecord } from './isShared.js'
import type { StoredReport } from './storeImport.js'

/**
 * Takes out what the import of one file brought, and nothing else: documents that name it as their source, and of the topics, bodies, images and people
 * it brought those that nothing else uses. What people wrote stays.
 * @returns whether there was such an import
 */
export async function removeImport(req: PayloadRequest, sha256: string): Promise<boolean> {
  return inTransaction(req, async () => {
    const { docs } = await req.payload.find({ collection: 'sources', where: { sha256: { equals: sha256 } }, limit: 1, depth: 0, req })
    const source = docs[0]
    if (!source) return false
    const fromSource: Where = { source: { equals: source.id } }
    for (const collection of governedSlugs) {
      if (collection === 'people') continue
      await deleteWhere(req, collection, fromSource)
    }
    const people = await req.payload.find({ collection: 'people', where: fromSource, pagination: false, depth: 0, trash: true, req })
    await removeUnused(req, people.docs.map(({ id }) => ({ collection: 'people', id })))
    const created = (source.report as StoredReport | null | undefined)?.created
    // Bodies that belong to others go first.
    await removeUnused(req, [...(created?.organisations ?? [])].reverse().map((id) => ({ collection: 'organisations', id })))
    await removeUnused(req, (created?.topics ?? []).map((id) => ({ collection: 'topics', id })))
    await removeUnused(req, (created?.media ?? []).map((id) => ({ collection: 'media', id })))
    await forgetSource(req, source.id)
    await req.payload.delete({ collection: 'sources', id: source.id, depth: 0, req })
    return true
  })
}

async function removeUnused(req: PayloadRequest, records: readonly SharedRecord[]): Promise<void> {
  for (const record of records) if (!(await isShared(req, record))) await deleteWhere(req, record.collection, { id: { equals: record.id } })
}

/** Deletes with hooks, and fails as a whole: Payload's bulk delete only lists what it could not delete. */
async function deleteWhere(req: PayloadRequest, collection: SharedRecord['collection'] | 'articles' | 'activities' | 'honours', where: Where): Promise<void> {
  const { errors } = await req.payload.delete({ collection, where, depth: 0, trash: true, req })
  if (errors[0]) throw new Error(`${collection} ${String(errors[0].id)}: ${errors[0].message}`)
}

/** People who stay, because something else names them, come from no source any more. Below Payload's hooks: it is no edit of the text. */
async function forgetSource(req: PayloadRequest, source: string): Promise<void> {
  const { docs } = await req.payload.find({ collection: 'people', where: { source: { equals: source } }, pagination: false, depth: 0, trash: true, req })
  for (const { id, updatedAt } of docs) await req.payload.db.updateOne({ collection: 'people', id, data: { source: null, updatedAt }, req, returning: false })
}
