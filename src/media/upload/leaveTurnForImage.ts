import { isDeepStrictEqual } from 'node:util'

import type { CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import { findRows } from '../../database/rows.js'
import { leaveTurn } from '../../database/turn.js'
import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'

type Args = { id?: unknown; where?: Where; data?: Record<string, unknown> }

/**
 * Lets others write while an image is decoded and its sizes are made. Payload has begun the transaction by then, and
 * takes its turn again at its first write: of an update that is the removal of locks, before the old file is deleted.
 * A local call may belong to a transaction whose caller has read something, and keeps its turn.
 * @param check refuses a change of an image; it runs again with the new turn, and a row that was changed meanwhile is
 * refused with `imageChanged`
 */
export const leaveTurnForImage =
  (check: CollectionBeforeOperationHook): CollectionBeforeOperationHook =>
  async (hookArgs) => {
    const { args, operation, req } = hookArgs
    const { id, where, data } = args as Args
    if (req.payloadAPI !== 'REST' || !makesSizes(req, data)) return
    if (operation === 'create') await leaveTurn(req)
    if (operation !== 'update') return
    const query = { where: id === undefined ? where : { id: { equals: id } } }
    const readImages = () => findRows(req.payload, req, slugs.media, query)
    const images = await readImages()
    await leaveTurn(req, async () => {
      if (!isDeepStrictEqual(await readImages(), images)) throw refuse('imageChanged')
      await check(hookArgs)
    })
  }

/** Payload makes the sizes anew for a file, a crop or another focal point. */
const makesSizes = (req: PayloadRequest, data: Args['data']): boolean =>
  Boolean(req.file ?? req.query?.uploadEdits ?? data?.focalX ?? data?.focalY)
