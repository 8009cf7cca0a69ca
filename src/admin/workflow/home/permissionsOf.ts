import type { Payload, TypedUser } from 'payload'

import { slugs } from '../../../vocabulary/slugs.js'

const idsOf = (roles: unknown): string[] =>
  (Array.isArray(roles) ? (roles as unknown[]) : []).map((role) =>
    String(typeof role === 'object' && role !== null && 'id' in role ? role.id : role),
  )

/** The rights that somebody holds, to decide what is shown; what is done is decided by the server again. */
export async function permissionsOf(payload: Payload, user: TypedUser): Promise<ReadonlySet<string>> {
  const ids = idsOf(user.roles)
  if (ids.length === 0) return new Set()
  const { docs } = await payload.find({
    collection: slugs.roles,
    where: { id: { in: ids } },
    depth: 0,
    pagination: false,
    overrideAccess: false,
    user,
  })
  return new Set(docs.flatMap(({ permissions }) => permissions ?? []))
}
