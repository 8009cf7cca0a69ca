import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { grantFor } from '../gate/grants.js'
import { isLiveRow, readRow } from '../gate/rows.js'
import { readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { staleRefusal } from '../staleRefusal.js'
import { allowRemoval } from './guardRemoval.js'
import { savesOnlyDrafts } from './onlyDrafts.js'

type Text = { _status?: unknown; deletedAt?: unknown }

/**
 * Judges an edit before it is written: of the newest version, where the editor said which one he saw; of text that is not live;
 * of a document that is not archived. What the edit means for a review under way, the gate says once it is written.
 */
export const guardEdit: CollectionBeforeChangeHook = async ({
  collection,
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { slug } = collection
  const text = data as Text
  if (operation === 'create') {
    if (text._status === 'published') throw refuse('gate')
    return { ...data, _status: 'draft', workflowState: 'draft' } as typeof data
  }
  const before = originalDoc as Text & { id: string }
  const id = String(before.id)
  const grant = grantFor(req, slug, id)
  if (grant)
    return {
      ...data,
      _status: grant.contentHash === null ? 'draft' : 'published',
      workflowState: grant.state,
    } as typeof data

  const record = await readRecord(req.payload, req, slug, id)
  if (record) await refuseStale(req, record)
  // A live version that is restored as a draft still says `published` here.
  const isLiveNow = text._status === 'published' && !(context.isRestoringVersion && savesOnlyDrafts(context))
  if (isLiveNow || (!savesOnlyDrafts(context) && isLiveRow(await readRow(req.payload, req, slug, id))))
    throw refuse('gate')
  const isTrashed = Boolean(text.deletedAt) && !before.deletedAt
  if (isTrashed) await allowRemoval(req, slug, id)
  else if (record?.state === 'archived' && !(before.deletedAt && !text.deletedAt))
    throw refuse('wrongState', { state: 'archived' })
  return { ...data, _status: 'draft', ...(record && { workflowState: record.state }) } as typeof data
}

/** @throws APIError `stale` with what others changed since the revision that the request names */
async function refuseStale(req: PayloadRequest, record: WorkflowRecord): Promise<void> {
  const named: unknown = req.query?.revision
  if (named !== undefined && named !== String(record.revision)) throw await staleRefusal(req, record, named)
}
