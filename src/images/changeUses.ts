import type { PayloadRequest } from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { inTurn } from './inTurn.js'

type StoredMedia = { id: string; publicUses?: string[] | null; updatedAt: string }

/**
 * Changes where one image is publicly used, and with it whether the public may see it. The only writer of both fields.
 * An image that does not exist is passed over: texts can name one that was deleted.
 */
export async function changeUses(req: PayloadRequest, id: string, change: (uses: string[]) => string[]): Promise<void> {
  const readAndWrite = async () => {
    const media = await req.payload.db.findOne<StoredMedia>({
      collection: slugs.media,
      where: { id: { equals: id } },
      req,
    })
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
  return (await isInTransaction(req)) ? readAndWrite() : inTurn(`${slugs.media}:${id}`, readAndWrite)
}

// Where the database has none, Payload leaves a promise of `null` there, or what its copying made of one: an empty object.
const isInTransaction = async (req: PayloadRequest): Promise<boolean> =>
  ['string', 'number'].includes(typeof (await req.transactionID))
