import type { Payload, PayloadRequest } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { originOf } from '../../audit/originOf.js'
import { readInheritedAuthors } from '../editing/readInheritedAuthors.js'
import { changedFields, digestContent, type ContentDigest } from '../content/digestContent.js'
import type { WorkflowState } from '../policy/definition.js'
import { changeRecord, createRecord, readRecord } from '../records/records.js'
import { endedSchedule } from '../schedule/endedSchedule.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { readRow, readWorkingVersion, type Row, type VersionRow } from './rows.js'
import { writeStateOnRow, writeStateOnVersion } from './writeState.js'

/** The state after an edit. An edit voids a review and an approval, since they were for the content before it. */
const stateAfterEdit: Readonly<Record<WorkflowState, WorkflowState>> = {
  draft: 'draft',
  changesRequested: 'changesRequested',
  inReview: 'draft',
  approved: 'draft',
  published: 'draft',
  // Only a publisher restores it; a change of an image that it uses does not.
  archived: 'archived',
}

/** Rows that the caller has already read in the same transaction and that are still current. */
type Preloaded = { readonly version?: VersionRow | undefined; readonly record?: WorkflowRecord | null | undefined }

/**
 * Updates the record of a document after its working version may have changed, whichever way it was written. An edit
 * adds its author, gives the record a new revision, voids a review, approval or schedule, and is recorded in the audit
 * trail. Runs within the transaction of the write.
 */
export async function syncWorkingVersion(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  id: string,
  preloaded: Preloaded = {},
): Promise<void> {
  const workingVersion = preloaded.version
    ? { row: { ...preloaded.version.version, id }, version: preloaded.version }
    : await readWorkingVersion(payload, req, slug, id)
  if (!workingVersion) return
  const content = await digestContent(payload, req, slug, workingVersion.row)
  const record = preloaded.record ?? (await readRecord(payload, req, slug, id))
  if (!record) return createInitialRecord(payload, req, slug, workingVersion.row, content)
  const isEdited = record.contentHash !== content.hash
  const state = isEdited ? stateAfterEdit[record.state] : record.state
  if (workingVersion.version) await writeStateOnVersion(payload, req, slug, workingVersion.version, state)
  if (!isEdited) return
  if (state !== record.state) await writeStateOnRow(payload, req, slug, await readRow(payload, req, slug, id), state)
  await recordEdit(payload, req, record, content, state)
}

async function createInitialRecord(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  row: Row,
  { hash, fields, media }: ContentDigest,
): Promise<void> {
  const { actor } = await originOf(req)
  const authors = [...new Set([...(actor ? [actor] : []), ...(await readInheritedAuthors(payload, req, slug))])]
  await createRecord(payload, req, slug, row.id, {
    state: 'draft',
    revision: 1,
    contentHash: hash,
    fieldHashes: fields,
    authors,
    media,
    run: null,
    schedule: null,
    wasLive: false,
  })
  await appendEvent(req, {
    action: 'content.create',
    outcome: 'done',
    collection: slug,
    document: row.id,
    to: 'draft',
    contentHash: hash,
    details: { revision: 1, fields: Object.keys(fields) },
  })
}

async function recordEdit(
  payload: Payload,
  req: PayloadRequest,
  record: WorkflowRecord,
  { hash, fields, media }: ContentDigest,
  state: WorkflowState,
): Promise<void> {
  const { actor } = await originOf(req)
  const voids = state === record.state ? undefined : record.state
  const revision = record.revision + 1
  const authors = actor && !record.authors?.includes(actor) ? [...(record.authors ?? []), actor] : undefined
  await changeRecord(payload, req, record, {
    state,
    revision,
    contentHash: hash,
    fieldHashes: fields,
    ...(authors && { authors }),
    ...(sameMembers(record.media ?? [], media) ? {} : { media }),
    ...(record.run && voids && { run: null }),
    ...endedSchedule(record, 'scheduleVoided', ['approvalVoid']),
  })
  const details = { revision, fields: changedFields(record.fieldHashes, fields), ...(voids && { voids }) }
  await appendEvent(req, {
    action: 'content.edit',
    outcome: 'done',
    collection: record.collection,
    document: record.document,
    from: record.state,
    to: state,
    contentHash: hash,
    details,
  })
}

const sameMembers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))
