import type { Payload, TypedUser } from 'payload'

import { slugs } from '../vocabulary/slugs.js'

const idsOf = (roles: unknown): string[] =>
  (Array.isArray(roles) ? (roles as unknown[]) : []).map((role) => String(typeof role === 'object' && role !== null && 'id' in role ? role.id : role))

/** Tells whether somebody holds the right to publish, to decide what is shown; what is done is decided by the server again. */
export async function mayPublish(payload: Payload, user: TypedUser | null | undefined): Promise<boolean> {
  const ids = idsOf(user?.roles)
  if (!user || ids.length === 0) return false
  const { totalDocs } = await payload.count({
    collection: slugs.roles,
    where: { and: [{ id: { in: ids } }, { permissions: { in: ['content.publish'] } }] },
    overrideAccess: false,
    user,
  })
  return totalDocs > 0
}
