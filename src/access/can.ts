import type { Access, FieldAccess, PayloadRequest } from 'payload'

import { actorOf } from './actor.js'
import type { Permission } from './permissions.js'

/** Tells whether the user of a request holds at least one of the permissions. */
export async function hasPermission(req: PayloadRequest, ...anyOf: Permission[]): Promise<boolean> {
  const { permissions } = await actorOf(req)
  return anyOf.some((permission) => permissions.has(permission))
}

/** Collection access rule: requires at least one of the permissions. */
export const can =
  (...anyOf: Permission[]): Access =>
  ({ req }) =>
    hasPermission(req, ...anyOf)

/** Field access rule: requires at least one of the permissions. */
export const fieldCan =
  (...anyOf: Permission[]): FieldAccess =>
  ({ req }) =>
    hasPermission(req, ...anyOf)

/** Access rule for what only the system itself does, through the local API. */
export const never = (): boolean => false
