import type { CollectionBeforeDeleteHook, CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { actorOf, permissionsOfRoles, roleIdsOf } from '../actor.js'

type Account = { id: string; roles?: unknown }

/**
 * Refuses to touch the account of somebody who holds a right that the actor does not, unless the actor may manage roles or it is
 * his own account. Whoever could change its password, address or key, or unlock it for more guesses, could become that user.
 * @throws APIError `strongerUser`
 */
export async function refuseStrongerUser(req: PayloadRequest, account: Account): Promise<void> {
  const { permissions, userId } = await actorOf(req)
  if (String(account.id) === userId || permissions.has('roles.manage')) return
  const held = await permissionsOfRoles(req, roleIdsOf(account))
  if ([...held].some((permission) => !permissions.has(permission))) throw refuse('strongerUser')
}

/** The same before an account is deleted. */
export const validateUserDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!req.user) return
  const account = await findAccount(req, { id: { equals: id } })
  if (account) await refuseStrongerUser(req, account)
}

/** The same before a lock after failed sign-ins is taken off. */
export const validateUserUnlock: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'unlock' || !req.user) return
  const email: unknown = (args as { data?: { email?: unknown } }).data?.email
  if (typeof email !== 'string') return
  const account = await findAccount(req, { email: { equals: email.toLowerCase().trim() } })
  if (account) await refuseStrongerUser(req, account)
}

const findAccount = (req: PayloadRequest, where: Where): Promise<Account | null> =>
  req.payload.db.findOne<Account>({ collection: slugs.users, where, req })
