import type { CollectionBeforeOperationHook, Where } from 'payload'

import { hasPermission } from '../../access/can.js'
import { findRows } from '../../database/rows.js'
import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { mayReplacePlaceholder } from '../gate/placeholderGrant.js'

type Args = { id?: unknown; where?: Where; data?: Record<string, unknown>; overrideAccess?: boolean }
type Image = { id: string; publicUses?: string[] | null; [field: string]: unknown }

/** The fields of an image that are part of the documents that show it. */
const displayedFields = ['alt', 'decorative', 'credit', 'filename']

/**
 * Refuses to change an image that live text shows, before Payload removes its old file; the gate would refuse only
 * afterwards. Sending a value that is already stored is no change.
 */
export const protectLiveImages: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update') return
  const { id, where, data, overrideAccess } = args as Args
  // Payload asks for access only later. Without it nothing is read, and nothing is told of who uses an image.
  if (!overrideAccess && !(await hasPermission(req, 'media.edit'))) throw refuse('notPermitted')
  const images = await findRows<Image>(req.payload, req, slugs.media, {
    where: id === undefined ? where : { id: { equals: id } },
  })
  for (const image of images) {
    const uses = image.publicUses ?? []
    if (uses.length === 0 || mayReplacePlaceholder(req, image.id)) continue
    const isChanged = displayedFields.some(
      (name) => data !== undefined && name in data && (data[name] ?? '') !== (image[name] ?? ''),
    )
    if (isChanged || req.file || req.query?.uploadEdits) throw refuse('mediaLive', { uses: uses.join(', ') })
  }
}
