import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { actorOf, permissionsOfRoles, roleIdsOf } from '../actor.js'
import { refuseStrongerUser } from './strongerUser.js'

type Account = { id: string; roles?: unknown; resetPasswordToken?: unknown }

/**
 * Nobody may change their own roles. Unless they may manage roles, nobody may assign a permission that they do not
 * hold, or change a user who holds one.
 * @throws APIError `ownRoles`, `rightNotHeld` or `strongerUser`
 */
export const validateRoleAssignment: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const before = (operation === 'update' ? originalDoc : undefined) as Account | undefined
  if (!req.user || requestsPasswordReset(data as Account, before)) return data
  const { permissions, userId } = await actorOf(req)
  const after = 'roles' in data ? roleIdsOf(data) : roleIdsOf(before)

  if (before && String(before.id) === userId) {
    if (!sameMembers(roleIdsOf(before), after)) throw refuse('ownRoles')
    return data
  }
  if (before) await refuseStrongerUser(req, before)
  if (permissions.has('roles.manage')) return data
  const assignedPermissions = await permissionsOfRoles(req, after)
  const missing = [...assignedPermissions].filter((permission) => !permissions.has(permission))
  if (missing.length > 0) throw refuse('rightNotHeld', { permissions: missing.join(', ') })
  return data
}

/** Refuses a request that changes the user's own roles; field access alone would silently drop the value. */
export const refuseOwnRoles: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { id, data, overrideAccess } = args as { id?: unknown; data?: { roles?: unknown }; overrideAccess?: boolean }
  if (operation !== 'update' || overrideAccess || !req.user || String(id) !== String(req.user.id)) return
  const hasRoles = data && typeof data === 'object' && 'roles' in data
  if (hasRoles && !sameMembers(roleIdsOf(req.user), roleIdsOf(data))) throw refuse('ownRoles')
}

// “Forgot password” is open to everybody, and only Payload writes the token. Refusing it here would tell a signed-in
// user something about the other account.
const requestsPasswordReset = (after: Account, before: Account | undefined): boolean =>
  before !== undefined &&
  after.resetPasswordToken !== undefined &&
  after.resetPasswordToken !== before.resetPasswordToken

const sameMembers = (a: string[], b: string[]): boolean => a.length === b.length && a.every((id) => b.includes(id))
