import type { CollectionBeforeChangeHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { actorOf, permissionsOfRoles, roleIdsOf } from '../actor.js'

/**
 * Nobody changes his own roles; nobody gives a right that he does not hold, or changes a user who is stronger than
 * himself (a new password is a way in), unless he may manage roles.
 */
export const keepRolesInBounds: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (!req.user) return data
  const { permissions, userId } = await actorOf(req)
  const before = roleIdsOf(originalDoc)
  const after = 'roles' in data ? roleIdsOf(data) : before
  const isSelf = operation === 'update' && String(originalDoc?.id) === userId

  if (isSelf && !sameMembers(before, after)) throw refuse('ownRoles')
  if (isSelf || permissions.has('roles.manage')) return data

  if (operation === 'update') {
    const held = await permissionsOfRoles(req, before)
    if ([...held].some((permission) => !permissions.has(permission))) throw refuse('strongerUser')
  }
  const given = await permissionsOfRoles(req, after)
  const missing = [...given].filter((permission) => !permissions.has(permission))
  if (missing.length > 0) throw refuse('rightNotHeld', { permissions: missing.join(', ') })
  return data
}

const sameMembers = (a: string[], b: string[]): boolean => a.length === b.length && a.every((id) => b.includes(id))
