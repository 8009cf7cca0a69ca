import type { PayloadRequest, Where } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'

/** The ids of the roles that make an administrator: whoever may manage both users and roles can mend everything else. */
export async function administratorRoleIds(req: PayloadRequest): Promise<string[]> {
  const { docs } = await req.payload.find({
    collection: slugs.roles,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  })
  return docs.filter((role) => makesAdministrator(role.permissions)).map((role) => String(role.id))
}

/** Tells whether a role with these permissions makes an administrator. */
export const makesAdministrator = (permissions: unknown): boolean =>
  Array.isArray(permissions) && permissions.includes('users.manage') && permissions.includes('roles.manage')

/** Counts the administrators, leaving out one user and, where given, counting only these roles. */
export async function countAdministrators(
  req: PayloadRequest,
  { exceptUser, roleIds }: { exceptUser?: string; roleIds?: string[] } = {},
): Promise<number> {
  const ids = roleIds ?? (await administratorRoleIds(req))
  if (ids.length === 0) return 0
  const where: Where = { and: [{ roles: { in: ids } }, ...(exceptUser ? [{ id: { not_equals: exceptUser } }] : [])] }
  const { totalDocs } = await req.payload.count({ collection: slugs.users, where, overrideAccess: true, req })
  return totalDocs
}
