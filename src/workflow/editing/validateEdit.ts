import type { CollectionBeforeChangeHook, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { grantFor } from '../gate/grants.js'
import { isLiveRow, readRow } from '../gate/rows.js'
import { readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { createStaleError } from '../transitions/createTransitionError.js'
import { grantRemoval } from '../removal/validateRemoval.js'
import { savesOnlyDrafts } from './trackDraftOnlyWrites.js'

type EditedData = { _status?: unknown; deletedAt?: unknown }

/**
 * Validates an edit before it is written: a revision named by the request must be the newest, the write must not touch
 * live content, and the document must not be archived. What the edit means for a review in progress is decided by
 * `syncWorkingVersion` after the write. With a grant, the state is set to what the transition says.
 * @throws APIError `gate`, `stale` or `wrongState`
 */
export const validateEdit: CollectionBeforeChangeHook = async ({
  collection,
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { slug } = collection
  const edited = data as EditedData
  if (operation === 'create') {
    if (edited._status === 'published') throw refuse('gate')
    return { ...data, _status: 'draft', workflowState: 'draft' } as typeof data
  }
  const before = originalDoc as EditedData & { id: string }
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
  // When a live version is restored as a draft, its data still has `_status: 'published'` here.
  const isPublishing = edited._status === 'published' && !(context.isRestoringVersion && savesOnlyDrafts(context))
  if (isPublishing || (!savesOnlyDrafts(context) && isLiveRow(await readRow(req.payload, req, slug, id))))
    throw refuse('gate')
  const isTrashed = Boolean(edited.deletedAt) && !before.deletedAt
  if (isTrashed) await grantRemoval(req, slug, id)
  else if (record?.state === 'archived' && !(before.deletedAt && !edited.deletedAt))
    throw refuse('wrongState', { state: 'archived' })
  return { ...data, _status: 'draft', ...(record && { workflowState: record.state }) } as typeof data
}

/** @throws APIError `stale` with what others changed since the revision that the request names */
async function refuseStale(req: PayloadRequest, record: WorkflowRecord): Promise<void> {
  const namedRevision: unknown = req.query?.revision
  if (namedRevision !== undefined && namedRevision !== String(record.revision))
    throw await createStaleError(req, record, namedRevision)
}
