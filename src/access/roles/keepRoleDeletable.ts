import type { CollectionBeforeDeleteHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { startingRoles } from '../permissions.js'

/** Refuses to delete a starting role, or one that users still hold. */
export const keepRoleDeletable: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const role = await req.payload.findByID({
    collection: slugs.roles,
    id,
    depth: 0,
    overrideAccess: true,
    disableErrors: true,
    req,
  })
  if (!role) return
  if (startingRoles.some(({ key }) => key === role.key)) throw refuse('startingRole')
  const { totalDocs } = await req.payload.count({
    collection: slugs.users,
    where: { roles: { equals: id } },
    overrideAccess: true,
    req,
  })
  if (totalDocs > 0) throw refuse('roleInUse')
}
