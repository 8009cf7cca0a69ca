import type { CollectionSlug, PayloadRequest } from 'payload'

import { KeyedQueue } from '../../concurrency/KeyedQueue.js'
import { findRow, findRows } from '../../database/rows.js'
import { slugs } from '../../vocabulary/slugs.js'
import { mediaIdsOf } from './mediaIdsOf.js'

type LiveRow = { id: string; _status?: string | null; deletedAt?: string | null }

/**
 * Updates `publicUses` of all media that a document's live row uses or used, in the caller's transaction. Must be
 * called after a change of a live row through `payload.db`, which runs no hooks. Idempotent.
 * @param slug a collection with drafts
 * @param id the document, which may have been deleted
 */
export async function syncMediaUse(req: PayloadRequest, slug: CollectionSlug, id: string): Promise<void> {
  const use = `${slug}:${id}`
  const used = await mediaOfLiveRow(req, slug, id)
  const where = { publicUses: { equals: use } }
  const usedBefore = await findRows<{ id: string }>(req.payload, req, slugs.media, { where, select: {} })
  const recorded = new Set(usedBefore.map((media) => String(media.id)))
  for (const media of recorded)
    if (!used.has(media)) await updatePublicUses(req, media, (uses) => uses.filter((known) => known !== use))
  for (const media of used) if (!recorded.has(media)) await updatePublicUses(req, media, (uses) => [...uses, use])
}

/** The media in a document's live row, which may differ from the draft that has just been saved. */
async function mediaOfLiveRow(req: PayloadRequest, slug: CollectionSlug, id: string): Promise<Set<string>> {
  const row = await findRow<LiveRow>(req.payload, req, slug, id)
  if (row?._status !== 'published' || row.deletedAt) return new Set()
  return mediaIdsOf(req.payload.collections[slug].config.flattenedFields, row)
}

const queueKey = Symbol.for('dashiji.images.turns')

/** The changes of each image outside transactions. On `globalThis`, since this module is loaded once per bundle. */
const changesInProcess = (): KeyedQueue<string> =>
  ((globalThis as { [queueKey]?: KeyedQueue<string> })[queueKey] ??= new KeyedQueue())

type StoredMedia = { id: string; publicUses?: string[] | null; updatedAt: string }

/**
 * Changes `publicUses` of one image, and `isPublic` with it. The only writer of both fields. An image that does not
 * exist is ignored, since a text may refer to a deleted one.
 */
async function updatePublicUses(req: PayloadRequest, id: string, change: (uses: string[]) => string[]): Promise<void> {
  const readAndWrite = async () => {
    const media = await findRow<StoredMedia>(req.payload, req, slugs.media, id)
    if (!media) return
    const publicUses = [...new Set(change(media.publicUses ?? []))]
    // Keeps `updatedAt`: the image itself does not change.
    await req.payload.db.updateOne({
      collection: slugs.media,
      id,
      data: { publicUses, isPublic: publicUses.length > 0, updatedAt: media.updatedAt },
      req,
      returning: false,
    })
  }
  // Within a transaction the database isolates such changes, and waiting in the queue could mean waiting for this
  // transaction.
  return (await isInTransaction(req)) ? readAndWrite() : changesInProcess().run(id, readAndWrite)
}

// Without transactions Payload sets a promise of `null`, or an empty object where it has copied that promise.
const isInTransaction = async (req: PayloadRequest): Promise<boolean> =>
  ['string', 'number'].includes(typeof (await req.transactionID))
