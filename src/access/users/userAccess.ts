import type { Access, CollectionConfig } from 'payload'

import { actorOf } from '../actor.js'
import { can, holds } from '../can.js'

const selfOrManager: Access = async ({ req }) => {
  if (await holds(req, 'users.manage')) return true
  const { userId } = await actorOf(req)
  return userId === null ? false : { id: { equals: userId } }
}

/** Who sees names in the admin (whoever enters it), and who changes users (managers; everyone himself). */
export const userAccess: CollectionConfig['access'] = {
  read: async (args) => (await holds(args.req, 'admin.enter')) || selfOrManager(args),
  create: can('users.manage'),
  update: selfOrManager,
  delete: can('users.manage'),
  unlock: can('users.manage'),
}
