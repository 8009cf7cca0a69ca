import type { CollectionBeforeDeleteHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'

/** Refuses to delete an image that live content shows: the live text would change with nobody having approved it. */
export const keepMediaInUse: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const media = await req.payload.db.findOne<{ id: string; publicUses?: string[] | null }>({
    collection: slugs.media,
    where: { id: { equals: id } },
    req,
  })
  const uses = media?.publicUses ?? []
  if (uses.length > 0) throw refuse('mediaInUse', { uses: uses.join(', ') })
}
