import type { PayloadRequest, Where } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import type { Permission } from '../permissions.js'

/** A role with all of these permissions makes an administrator: they suffice to restore every other permission. */
const administratorRights: readonly Permission[] = ['admin.enter', 'users.manage', 'roles.manage']

/** Tells whether a role with these permissions makes an administrator. */
export const makesAdministrator = (permissions: unknown): boolean =>
  Array.isArray(permissions) && administratorRights.every((right) => permissions.includes(right))

/** The ids of the roles that make an administrator. */
export async function findAdministratorRoleIds(req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: slugs.roles,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return docs.filter((role) => makesAdministrator(role.permissions)).map((role) => String(role.id))
}

/** Counts the administrators in the database, optionally without one user. */
export async function countAdministrators(
  req: PayloadRequest,
  { exceptUser }: { exceptUser?: string } = {},
): Promise<number> {
  const ids = await findAdministratorRoleIds(req)
  if (ids.length === 0) return 0
  const where: Where = { and: [{ roles: { in: ids } }, ...(exceptUser ? [{ id: { not_equals: exceptUser } }] : [])] }
  const { totalDocs } = await req.payload.count({ collection: slugs.users, where, overrideAccess: true, req })
  return totalDocs
}

/**
 * Writes to the administrator roles, so that two concurrent transactions that each remove an administrator conflict.
 * With snapshot isolation each would otherwise still count the administrator that the other one removes (write skew).
 */
export async function forceWriteConflict(req: PayloadRequest): Promise<void> {
  for (const id of await findAdministratorRoleIds(req)) {
    await req.payload.db.updateOne({
      collection: slugs.roles,
      id,
      data: { updatedAt: new Date().toISOString() },
      req,
      returning: false,
    })
  }
}
