import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { holds } from '../can.js'
import { isLive } from './isLive.js'
import { savesOnlyDrafts } from './onlyDrafts.js'
import { refuseRemoval } from './refuseRemoval.js'

type Text = { _status?: unknown; deletedAt?: unknown; workflowState?: unknown }

/**
 * Refuses every write that would make text live, change live text or take it offline to whoever may not publish,
 * whatever was sent to bring it about; keeps `workflowState` true to the result.
 *
 * | the live row is | what is written | without `content.publish` |
 * | --- | --- | --- |
 * | draft | draft | taken |
 * | draft | published | refused |
 * | published | working version only, not in the trash | taken |
 * | published | anything else | refused |
 */
export const guardLiveText: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, operation, req, context }) => {
  const text = data as Text
  const before = (operation === 'update' ? originalDoc : undefined) as (Text & { id: string }) | undefined
  const status = resultingStatus(text, context)
  const isPerson = Boolean(req.user)

  if (isPerson) {
    const isTrashed = Boolean(text.deletedAt) && !before?.deletedAt
    if (before && isTrashed) await refuseRemoval(req, collection.slug, before.id)
    if (!(await holds(req, 'content.publish'))) {
      if (status === 'published') throw refuse('gate')
      if (before && !savesOnlyDrafts(context) && (await isLive(req, collection.slug, before.id))) throw refuse('gate')
    }
  }
  return { ...data, _status: status, workflowState: resultingState(text, status, isPerson) }
}

/** Payload does not validate `_status`: null, '' or 'PUBLISHED' would be stored as they are. */
function resultingStatus({ _status: status = 'draft' }: Text, context: RequestContext): 'draft' | 'published' {
  if (status !== 'draft' && status !== 'published') throw refuse('badStatus', { status: String(status) })
  // A live version restored as a draft still says `published` here.
  return context.isRestoringVersion && savesOnlyDrafts(context) ? 'draft' : status
}

/** What is live is published; a person's edit makes a draft of it again; the import may leave text with the reviewers. */
function resultingState({ workflowState: state }: Text, status: 'draft' | 'published', isPerson: boolean): string {
  if (status === 'published') return 'published'
  return !isPerson && typeof state === 'string' && state !== 'published' ? state : 'draft'
}
