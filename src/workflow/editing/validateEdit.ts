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
 * Judges an edit before it is written: of the newest version, where the editor said which one he saw; of text that is not live;
 * of a document that is not archived. What the edit means for a review under way, the gate says once it is written.
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
  // A live version that is restored as a draft still says `published` here.
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
