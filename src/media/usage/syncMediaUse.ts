import type { CollectionSlug, PayloadRequest } from 'payload'

import { KeyedQueue } from '../../concurrency/KeyedQueue.js'
import { findRow, findRows } from '../../database/rows.js'
import { slugs } from '../../vocabulary/slugs.js'
import { mediaIdsOf } from './mediaIdsOf.js'

type LiveRow = { id: string; _status?: string | null; deletedAt?: string | null }

/**
 * Brings the record of where media are publicly used into line with one document's live row, in the caller's transaction. Whoever
 * changes a live row without Payload's hooks (through `payload.db`) calls this afterwards. Doing it twice changes nothing.
 * @param slug a collection with drafts
 * @param id the document, which may be gone
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

/** The media a document shows to the public: those in its live row, which is not the draft that may just have been saved. */
async function mediaOfLiveRow(req: PayloadRequest, slug: CollectionSlug, id: string): Promise<Set<string>> {
  const row = await findRow<LiveRow>(req.payload, req, slug, id)
  if (row?._status !== 'published' || row.deletedAt) return new Set()
  return mediaIdsOf(req.payload.collections[slug].config.flattenedFields, row)
}

const queueKey = Symbol.for('dashiji.images.turns')

/** The changes of each image outside transactions. On the global object, since this module is loaded once per bundle. */
const changesInProcess = (): KeyedQueue<string> =>
  ((globalThis as { [queueKey]?: KeyedQueue<string> })[queueKey] ??= new KeyedQueue())

type StoredMedia = { id: string; publicUses?: string[] | null; updatedAt: string }

/**
 * Changes where one image is publicly used, and with it whether the public may see it. The only writer of both fields.
 * An image that does not exist is passed over: texts can name one that was deleted.
 */
export async function updatePublicUses(
  req: PayloadRequest,
  id: string,
  change: (uses: string[]) => string[],
): Promise<void> {
  const readAndWrite = async () => {
    const media = await findRow<StoredMedia>(req.payload, req, slugs.media, id)
    if (!media) return
    const publicUses = [...new Set(change(media.publicUses ?? []))]
    // `updatedAt` stays: to be shown somewhere is no change of the image.
    await req.payload.db.updateOne({
      collection: slugs.media,
      id,
      data: { publicUses, isPublic: publicUses.length > 0, updatedAt: media.updatedAt },
      req,
      returning: false,
    })
  }
  // In a transaction the database keeps two such changes apart, and waiting for a turn could be waiting for one's own transaction.
  return (await isInTransaction(req)) ? readAndWrite() : changesInProcess().run(id, readAndWrite)
}

// Where the database has none, Payload leaves a promise of `null` there, or what its copying made of one: an empty object.
const isInTransaction = async (req: PayloadRequest): Promise<boolean> =>
  ['string', 'number'].includes(typeof (await req.transactionID))
