import type { PayloadRequest, Where } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import type { Permission } from '../permissions.js'

/** The rights that make an administrator when one role gives them all: with them everything else can be mended. */
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

/** Counts the administrators as the database has them now, leaving out one user where given. */
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
 * Makes two changes that each take an administrator away meet, where the database would otherwise let both see the other's
 * administrator: both write the roles, so in transactions one of the two gives way.
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
