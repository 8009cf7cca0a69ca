import type { CollectionAfterChangeHook, CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { startingRoles } from '../permissions.js'
import { countAdministrators, makesAdministrator, meetOtherChanges } from '../users/administrators.js'

type Role = { id: string; key?: unknown; permissions?: string[] | null }

/**
 * Refuses to rename a starting role's key, and to take from a role the rights without which no administrator would be left.
 * The latter is written first and counted then, as in `keepAdministrator` and for the same reasons.
 */
export const keepRoleSafe = {
  beforeChange: (async ({ data, originalDoc, operation, req }) => {
    if (operation !== 'update') return data
    const before = originalDoc as Role
    const isStarting = startingRoles.some(({ key }) => key === before.key)
    if (isStarting && data.key !== undefined && data.key !== before.key) throw refuse('startingRole')
    if (takesAway(before, data as Role)) await meetOtherChanges(req)
    return data
  }) satisfies CollectionBeforeChangeHook,

  afterChange: (async ({ doc, previousDoc, operation, req }) => {
    const before = previousDoc as Role
    if (operation === 'update' && takesAway(before, doc as Role) && (await countAdministrators(req)) === 0) {
      await putBack(req, before)
      throw refuse('lastAdministrator')
    }
    return doc as Role
  }) satisfies CollectionAfterChangeHook,
}

const takesAway = (before: Role, after: Role): boolean =>
  makesAdministrator(before.permissions) && !makesAdministrator(after.permissions)

const putBack = (req: PayloadRequest, { id, permissions }: Role): Promise<unknown> =>
  req.payload.db.updateOne({ collection: slugs.roles, id, data: { permissions }, req, returning: false })
