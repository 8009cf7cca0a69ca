import type { Access, CollectionAfterReadHook, CollectionBeforeOperationHook, CollectionConfig } from 'payload'

import { refuse } from '../../errors/refuse.js'
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

/** Closes Payload's open door for the first user: over the network a user is made by a signed-in user only. */
export const requireSetUpLink: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'create' && !req.user && req.payloadAPI !== 'local') throw refuse('setUpByLinkOnly')
}

/**
 * Keeps the ids of sessions out of every answer, also from their owner: Payload shows him his own.
 * Payload's own reading, by which it recognises a session, overrides access and still gets them.
 */
export const hideSessions: CollectionAfterReadHook = ({ doc, overrideAccess }) => {
  if (!overrideAccess) delete (doc as { sessions?: unknown }).sessions
  return doc as unknown
}
