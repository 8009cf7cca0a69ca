import type { CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { holds } from '../can.js'

type Args = { data?: unknown; overrideAccess?: boolean; unpublishAllLocales?: unknown }

/**
 * Refuses, before anything is looked up, a write that says it wants text live to whoever may not publish, and a restored version
 * to whoever may not edit. A bulk write would otherwise answer with a list of failures; what a write brings about without saying
 * so is seen by `guardLiveText`.
 */
export const refuseAskingForLive: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { data, overrideAccess, unpublishAllLocales } = args as Args
  if (overrideAccess || !req.user) return
  if (operation === 'restoreVersion' && !(await holds(req, 'content.editAny', 'content.editOwn'))) throw refuse('notPermitted')
  if (operation !== 'create' && operation !== 'update') return
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data))) throw refuse('badRequest')
  if (await holds(req, 'content.publish')) return
  // This one overwrites the published version in the history, live row or not.
  if (unpublishAllLocales) throw refuse('gate')
  const status = (data as { _status?: unknown } | undefined)?._status
  if (status === 'published') throw refuse('gate')
  if (status !== undefined && status !== 'draft') throw refuse('badStatus', { status: String(status) })
}
