import type { CollectionBeforeChangeHook, CollectionBeforeOperationHook } from 'payload'

import { refuse } from '../errors/refuse.js'
import { holds } from './can.js'

const savingDraft = 'dashiji.savingDraft'

/** Remembers whether the caller saves a working version only: `beforeChange` is not told. */
export const rememberDraft: CollectionBeforeOperationHook = ({ args, req }) => {
  if (req.context) req.context[savingDraft] = (args as { draft?: boolean }).draft === true
}

/**
 * Refuses every write that would make text live, change live text or take it offline to whoever may not publish,
 * whatever was sent to bring it about; keeps `workflowState` true to the result.
 */
export const guardLiveText: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, operation, req, context }) => {
  const status: unknown = data._status ?? 'draft'
  // Payload does not validate `_status`: null, '' or 'PUBLISHED' would be stored as they are.
  if (status !== 'draft' && status !== 'published') throw refuse('badStatus', { status: String(status) })

  const live = status === 'published'
  const isPerson = Boolean(req.user)
  if (isPerson && !(await holds(req, 'content.publish'))) {
    if (live) throw refuse('gate')
    const draftOnly = context[savingDraft] === true
    if (operation === 'update' && !draftOnly && (await isLive(collection.slug, originalDoc?.id, req))) throw refuse('gate')
  }

  const state: unknown = data.workflowState
  const kept = !isPerson && typeof state === 'string' && state !== 'published' ? state : 'draft'
  return { ...data, _status: status, workflowState: live ? 'published' : kept }
}

async function isLive(collection: string, id: unknown, req: Parameters<CollectionBeforeChangeHook>[0]['req']): Promise<boolean> {
  if (id === undefined) return false
  const row = await req.payload.db.findOne<{ id: string; _status?: string }>({ collection: collection as never, where: { id: { equals: id } }, req })
  return row?._status === 'published'
}
