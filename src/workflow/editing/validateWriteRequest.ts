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
 * Refuses early, before any query, what the gate would refuse later: bulk writes, publishing by `_status`, restoring a
 * version as live. Applies to everybody, the local API included.
 * @throws APIError `gate`, `notPermitted`, `badRequest` or `badStatus`
 */
export const validateWriteRequest: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (!writeOperations.includes(operation)) return
  const { id, data, draft, overrideAccess, publishAllLocales, publishSpecificLocale, unpublishAllLocales } =
    args as Args
  if (id !== undefined && grantFor(req, collection.slug, String(id))) return
  // Bulk writes (by query, without an id): one that is refused midway would keep the rows written so far.
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
  // Payload does not validate `_status`: null, '' or 'PUBLISHED' would be stored as sent.
  if (status !== undefined && status !== 'draft') throw refuse('badStatus', { status: String(status) })
}
