import type { Access, CollectionConfig } from 'payload'

import { actorOf } from '../actor.js'
import { can } from '../can.js'

const own: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  return permissions.has('admin.enter') && { 'user.value': { equals: userId } }
}

/** Rules of what the admin remembers for each user (columns, open groups): his own, and nothing for accounts that never enter it. */
export const preferenceAccess: Pick<
  NonNullable<CollectionConfig['access']>,
  'create' | 'read' | 'update' | 'delete'
> = {
  create: can('admin.enter'),
  read: own,
  update: own,
  delete: own,
}
