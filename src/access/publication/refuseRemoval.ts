import type { CollectionBeforeDeleteHook, CollectionSlug, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { actorOf } from '../actor.js'
import { wasEverLive } from './isLive.js'

type Row = { id: string; createdBy?: unknown }

/**
 * Refuses to put a document in the trash or to delete it: what is or ever was live goes with a publisher, what never was with
 * its writer or an editor. The system's own removals (`migrate:down`) are nobody's and pass.
 */
export async function refuseRemoval(req: PayloadRequest, collection: string, id: string): Promise<void> {
  if (!req.user) return
  const { permissions, userId } = await actorOf(req)
  if (await wasEverLive(req, collection, id)) {
    if (!permissions.has('content.publish')) throw refuse('gate')
    return
  }
  if (permissions.has('content.editAny')) return
  const row = await req.payload.db.findOne<Row>({ collection: collection as CollectionSlug, where: { id: { equals: id } }, req })
  if (!permissions.has('content.editOwn') || row?.createdBy !== userId) throw refuse('notPermitted')
}

/** The same before a document is deleted for good, one by one or in bulk. */
export const guardRemoval: CollectionBeforeDeleteHook = ({ collection, id, req }) => refuseRemoval(req, collection.slug, String(id))
