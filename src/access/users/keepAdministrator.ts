import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { slugs } from '../../vocabulary/slugs.js'
import { roleIdsOf } from '../actor.js'
import { administratorRoleIds, countAdministrators } from './administrators.js'

const beforeChange: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  if (operation !== 'update' || !('roles' in data)) return data
  const ids = await administratorRoleIds(req)
  const isOne = (doc: unknown) => roleIdsOf(doc as { roles?: unknown }).some((id) => ids.includes(id))
  if (!isOne(originalDoc) || isOne(data)) return data
  if ((await countAdministrators(req, { exceptUser: String(originalDoc.id), roleIds: ids })) === 0) throw refuse('lastAdministrator')
  return data
}

const beforeDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const ids = await administratorRoleIds(req)
  const user = await req.payload.findByID({ collection: slugs.users, id, depth: 0, overrideAccess: true, disableErrors: true, req })
  const isOne = roleIdsOf(user).some((roleId) => ids.includes(roleId))
  if (isOne && (await countAdministrators(req, { exceptUser: String(id), roleIds: ids })) === 0) throw refuse('lastAdministrator')
}

/** Keeps at least one administrator, whoever asks and through whatever path. */
export const keepAdministrator = { beforeChange, beforeDelete }
