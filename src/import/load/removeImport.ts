import type { PayloadRequest, Where } from 'payload'

import { governedSlugs, type GovernedSlug } from '../../vocabulary/slugs.js'
import { workflowOf } from '../../workflow/workflowOf.js'
import { asImport } from './importRequest.js'
import { inTransaction } from '../../database/inTransaction.js'
import { isShared, type SharedRecord } from './isShared.js'
import type { StoredReport } from './storeImport.js'

/**
 * Takes out what the import of one file brought, and nothing else: documents that name it as their source, and of the topics, bodies, images and people
 * it brought those that nothing else uses. What people wrote stays.
 * @returns whether there was such an import
 */
export async function removeImport(given: PayloadRequest, sha256: string): Promise<boolean> {
  const req = asImport(given)
  return inTransaction(req, async () => {
    const { docs } = await req.payload.find({
      collection: 'sources',
      where: { sha256: { equals: sha256 } },
      limit: 1,
      depth: 0,
      req,
    })
    const source = docs[0]
    if (!source) return false
    const fromSource: Where = { source: { equals: source.id } }
    // What refers goes before what is referred to.
    for (const collection of ['honours', 'activities', 'articles'] as const)
      await deleteWhere(req, collection, fromSource)
    const people = await req.payload.find({
      collection: 'people',
      where: fromSource,
      pagination: false,
      depth: 0,
      trash: true,
      req,
    })
    await removeUnused(
      req,
      people.docs.map(({ id }) => ({ collection: 'people', id })),
    )
    const created = (source.report as StoredReport | null | undefined)?.created
    // Bodies that belong to others go first.
    await removeUnused(
      req,
      [...(created?.organisations ?? [])].reverse().map((id) => ({ collection: 'organisations', id })),
    )
    await removeUnused(
      req,
      (created?.topics ?? []).map((id) => ({ collection: 'topics', id })),
    )
    await removeUnused(
      req,
      (created?.media ?? []).map((id) => ({ collection: 'media', id })),
    )
    await forgetSource(req, source.id)
    await req.payload.delete({ collection: 'sources', id: source.id, depth: 0, req })
    return true
  })
}

async function removeUnused(req: PayloadRequest, records: readonly SharedRecord[]): Promise<void> {
  for (const record of records)
    if (!(await isShared(req, record))) await deleteWhere(req, record.collection, { id: { equals: record.id } })
}

/** Deletes with hooks, one by one, and fails as a whole: Payload's bulk delete only lists what it could not delete. Texts go through the workflow. */
async function deleteWhere(
  req: PayloadRequest,
  collection: SharedRecord['collection'] | GovernedSlug,
  where: Where,
): Promise<void> {
  const { docs } = await req.payload.find({ collection, where, pagination: false, depth: 0, trash: true, req })
  for (const { id } of docs) {
    if (isGoverned(collection))
      await workflowOf(req.payload).performTransition(req, { collection, id, name: 'retract' })
    else await req.payload.delete({ collection, id, depth: 0, trash: true, req })
  }
}

const isGoverned = (collection: string): boolean => (governedSlugs as readonly string[]).includes(collection)

/** People who stay, because something else names them, come from no source any more. */
async function forgetSource(req: PayloadRequest, source: string): Promise<void> {
  const { docs } = await req.payload.find({
    collection: 'people',
    where: { source: { equals: source } },
    pagination: false,
    depth: 0,
    trash: true,
    req,
  })
  for (const { id } of docs) await workflowOf(req.payload).forgetSource(req, 'people', id)
}
