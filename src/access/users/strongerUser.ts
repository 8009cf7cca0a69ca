import type { CollectionBeforeDeleteHook, CollectionBeforeOperationHook, PayloadRequest, Where } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { actorOf, permissionsOfRoles, roleIdsOf } from '../actor.js'

type Account = { id: string; roles?: unknown }

/**
 * Refuses to change the account of a user who holds a permission that the actor lacks, unless the actor may manage
 * roles or it is the actor's own account. Whoever can change an account's password, e-mail address or API key, or
 * unlock it for more guesses, can take it over.
 * @throws APIError `strongerUser`
 */
export async function refuseStrongerUser(req: PayloadRequest, account: Account): Promise<void> {
  const { permissions, userId } = await actorOf(req)
  if (String(account.id) === userId || permissions.has('roles.manage')) return
  const held = await permissionsOfRoles(req, roleIdsOf(account))
  if ([...held].some((permission) => !permissions.has(permission))) throw refuse('strongerUser')
}

/** Applies `refuseStrongerUser` before an account is deleted. */
export const validateUserDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (!req.user) return
  const account = await findAccount(req, { id: { equals: id } })
  if (account) await refuseStrongerUser(req, account)
}

/** Applies `refuseStrongerUser` before an account that failed sign-ins have locked is unlocked. */
export const validateUserUnlock: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'unlock' || !req.user) return
  // Payload asks for access only later, and refuses by itself.
  const { permissions } = await actorOf(req)
  if (!permissions.has('users.manage')) return
  const email: unknown = (args as { data?: { email?: unknown } }).data?.email
  if (typeof email !== 'string') return
  const account = await findAccount(req, { email: { equals: email.toLowerCase().trim() } })
  if (account) await refuseStrongerUser(req, account)
}

const findAccount = (req: PayloadRequest, where: Where): Promise<Account | null> =>
  req.payload.db.findOne<Account>({ collection: slugs.users, where, req })
