import type { CollectionBeforeDeleteHook } from 'payload'

import { findRow } from '../../database/rows.js'
import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'

/** Refuses to delete an image that live content uses, since the live content would change without approval. */
export const keepMediaInUse: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const media = await findRow<{ id: string; publicUses?: string[] | null }>(req.payload, req, slugs.media, id)
  const uses = media?.publicUses ?? []
  if (uses.length > 0) throw refuse('mediaInUse', { uses: uses.join(', ') })
}
