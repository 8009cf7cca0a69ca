import type { CollectionBeforeChangeHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { startingRoles } from '../permissions.js'
import { administratorRoleIds, countAdministrators, makesAdministrator } from '../users/administrators.js'

/** Refuses to rename a starting role's key, and to take from a role the rights without which no administrator would be left. */
export const keepRoleSafe: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update') return data
  const isStarting = startingRoles.some(({ key }) => key === originalDoc.key)
  if (isStarting && data.key !== undefined && data.key !== originalDoc.key) throw refuse('startingRole')

  if (makesAdministrator(originalDoc.permissions) && !makesAdministrator(data.permissions ?? originalDoc.permissions)) {
    const others = (await administratorRoleIds(req)).filter((id) => id !== String(originalDoc.id))
    if ((await countAdministrators(req, { roleIds: others })) === 0) throw refuse('lastAdministrator')
  }
  return data
}
