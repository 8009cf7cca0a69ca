import type { Access, CollectionAfterReadHook, CollectionBeforeOperationHook, CollectionConfig } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { actorOf } from '../actor.js'
import { can } from '../can.js'

/**
 * User managers may change every account, other staff only their own. A website's account may not change itself: its
 * API key lies on a web server, and whoever finds it there must not be able to set a password or an e-mail address.
 */
const selfOrManager: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('users.manage')) return true
  return permissions.has('admin.enter') && userId !== null ? { id: { equals: userId } } : false
}

const isStaff = can('admin.enter', 'users.manage')

/**
 * All staff read the accounts, since documents name their writers. Others, such as a website with its key, read their
 * own at `/api/users/me` alone, to see whose key it is.
 */
const staffOrMe: Access = async (args) => {
  if (await isStaff(args)) return true
  const { req } = args
  const { userId } = await actorOf(req)
  return userId !== null && req.pathname === '/api/users/me' ? { id: { equals: userId } } : false
}

/** Access rules of the accounts. */
export const userAccess: CollectionConfig['access'] = {
  read: staffOrMe,
  create: can('users.manage'),
  update: selfOrManager,
  delete: can('users.manage'),
  unlock: can('users.manage'),
}

/** Closes Payload's `first-register`: over the network only a signed-in user can create a user. */
export const requireSetUpLink: CollectionBeforeOperationHook = ({ operation, req }) => {
  if (operation === 'create' && !req.user && req.payloadAPI !== 'local') throw refuse('setUpByLinkOnly')
}

/**
 * Removes session ids from every response; Payload would show users their own. Payload's internal reads, which
 * authenticate a session, override access and still get them.
 */
export const hideSessions: CollectionAfterReadHook = ({ doc, overrideAccess }) => {
  if (!overrideAccess) delete (doc as { sessions?: unknown }).sessions
  return doc as unknown
}
