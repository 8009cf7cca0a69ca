import type { CollectionBeforeOperationHook, Where } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { mayReplaceOriginal } from '../gate/originals.js'

type Args = { id?: unknown; where?: Where; data?: Record<string, unknown> }
type Image = { id: string; publicUses?: string[] | null; [field: string]: unknown }

/** What of an image is part of the texts that show it. */
const ofTheText = ['alt', 'decorative', 'credit', 'filename']

/**
 * Refuses to change an image that live text shows before Payload takes its old file away; the gate would refuse only after.
 * What is sent as it is already is no change.
 */
export const keepLiveImages: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update') return
  const { id, where, data } = args as Args
  const { docs } = await req.payload.db.find<Image>({
    collection: slugs.media,
    where: id === undefined ? (where ?? {}) : { id: { equals: id } },
    pagination: false,
    limit: 0,
    req,
  })
  for (const image of docs) {
    const uses = image.publicUses ?? []
    if (uses.length === 0 || mayReplaceOriginal(req, image.id)) continue
    const isChanged = ofTheText.some(
      (name) => data !== undefined && name in data && (data[name] ?? '') !== (image[name] ?? ''),
    )
    if (isChanged || req.file || req.query?.uploadEdits) throw refuse('mediaLive', { uses: uses.join(', ') })
  }
}
