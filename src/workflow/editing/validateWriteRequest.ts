import type { CollectionBeforeOperationHook } from 'payload'

import { hasPermission } from '../../access/can.js'
import { refuse } from '../../errors/refuse.js'
import { grantFor } from '../gate/grants.js'

type Args = {
  id?: unknown
  data?: unknown
  draft?: boolean
  overrideAccess?: boolean
  publishAllLocales?: unknown
  publishSpecificLocale?: unknown
  unpublishAllLocales?: unknown
}

const writeOperations = ['create', 'update', 'delete', 'restoreVersion']

/**
 * Refuses, before anything is looked up, what the gate would refuse in the end: to write in bulk, to ask for live text, to restore
 * a version as live. For everybody, the local API included.
 */
export const validateWriteRequest: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (!writeOperations.includes(operation)) return
  const { id, data, draft, overrideAccess, publishAllLocales, publishSpecificLocale, unpublishAllLocales } =
    args as Args
  if (id !== undefined && grantFor(req, collection.slug, String(id))) return
  // By their words or their number; a bulk write would keep one half of a refused document.
  if ((operation === 'update' || operation === 'delete') && id === undefined) throw refuse('gate')
  if (publishAllLocales || publishSpecificLocale || unpublishAllLocales) throw refuse('gate')
  if (operation === 'restoreVersion') {
    if (!overrideAccess && !(await hasPermission(req, 'content.editAny', 'content.editOwn')))
      throw refuse('notPermitted')
    if (draft !== true) throw refuse('gate')
  }
  if (operation !== 'create' && operation !== 'update') return
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data)))
    throw refuse('badRequest')
  const status = (data as { _status?: unknown } | undefined)?._status
  if (status === 'published') throw refuse('gate')
  // Payload does not validate it: null, '' or 'PUBLISHED' would be stored as they are.
  if (status !== undefined && status !== 'draft') throw refuse('badStatus', { status: String(status) })
}
