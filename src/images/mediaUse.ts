import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, CollectionConfig } from 'payload'

import { syncMediaUse } from './syncMediaUse.js'

// Saved drafts come here too and leave the live row as it was; what is live is read from the database, never from `doc`.
const afterChange: CollectionAfterChangeHook = ({ collection, doc, req }) => syncMediaUse(req, collection.slug, String(doc.id)).then(() => doc)

const afterDelete: CollectionAfterDeleteHook = ({ collection, id, req }) => syncMediaUse(req, collection.slug, String(id))

/** The hooks by which a governed collection keeps known which media its live documents use. */
export const mediaUseHooks: Pick<NonNullable<CollectionConfig['hooks']>, 'afterChange' | 'afterDelete'> = {
  afterChange: [afterChange],
  afterDelete: [afterDelete],
}
