import type { Access, FieldAccess, PayloadRequest } from 'payload'

import { actorOf } from './actor.js'
import type { Permission } from './permissions.js'

/** Tells whether whoever makes the request holds at least one of the permissions. */
export async function hasPermission(req: PayloadRequest, ...anyOf: Permission[]): Promise<boolean> {
  const { permissions } = await actorOf(req)
  return anyOf.some((permission) => permissions.has(permission))
}

/** Access rule of a collection: open to holders of at least one of the permissions. */
export const can =
  (...anyOf: Permission[]): Access =>
  ({ req }) =>
    hasPermission(req, ...anyOf)

/** Access rule of a field: open to holders of at least one of the permissions. */
export const fieldCan =
  (...anyOf: Permission[]): FieldAccess =>
  ({ req }) =>
    hasPermission(req, ...anyOf)

/** Access rule for what no person and no website may do: only the system itself does it. */
export const never = (): boolean => false
