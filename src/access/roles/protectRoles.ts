import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { startingRoles } from '../permissions.js'
import { countAdministrators, forceWriteConflict, makesAdministrator } from '../users/administrators.js'

type Role = { id: string; key?: unknown; permissions?: string[] | null }

/**
 * Refuses to change the key of a starting role, and to remove permissions from a role when no administrator would be
 * left. The latter is checked after the write, as in `protectLastAdministrator` and for the same reasons.
 */
export const protectRoles = {
  beforeChange: (async ({ data, originalDoc, operation, req }) => {
    if (operation !== 'update') return data
    const before = originalDoc as Role
    const isStarting = startingRoles.some(({ key }) => key === before.key)
    if (isStarting && data.key !== undefined && data.key !== before.key) throw refuse('startingRole')
    if (removesAdministrator(before, data as Role)) await forceWriteConflict(req)
    return data
  }) satisfies CollectionBeforeChangeHook,

  afterChange: (async ({ doc, previousDoc, operation, req }) => {
    const before = previousDoc as Role
    if (operation === 'update' && removesAdministrator(before, doc as Role) && (await countAdministrators(req)) === 0) {
      await restorePermissions(req, before)
      throw refuse('lastAdministrator')
    }
    return doc as Role
  }) satisfies CollectionAfterChangeHook,
}

const removesAdministrator = (before: Role, after: Role): boolean =>
  makesAdministrator(before.permissions) && !makesAdministrator(after.permissions)

const restorePermissions = (req: PayloadRequest, { id, permissions }: Role): Promise<unknown> =>
  req.payload.db.updateOne({ collection: slugs.roles, id, data: { permissions }, req, returning: false })

/** Refuses to delete a starting role, or a role that users still hold. */
export const validateRoleDeletion: CollectionBeforeDeleteHook = async ({ id, req }) => {
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
