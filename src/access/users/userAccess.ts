import type { Access, CollectionConfig } from 'payload'

import { actorOf } from '../actor.js'
import { can } from '../can.js'

/**
 * Managers every account, other staff their own. A website's account does not even see itself: its key is on a web server, and
 * whoever finds it there must not be able to give the account a password or an address.
 */
const selfOrManager: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('users.manage')) return true
  return permissions.has('admin.enter') && userId !== null ? { id: { equals: userId } } : false
}

/** Who sees the accounts (whoever enters the admin, where texts have writers) and who changes them. */
export const userAccess: CollectionConfig['access'] = {
  read: can('admin.enter', 'users.manage'),
  create: can('users.manage'),
  update: selfOrManager,
  delete: can('users.manage'),
  unlock: can('users.manage'),
}
