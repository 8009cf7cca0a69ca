import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { appendEvent } from '../../audit/appendEvent.js'
import { originOf } from '../../audit/originOf.js'
import { copiedAuthors } from '../copiedAuthors.js'
import { changedFields, contentOf, type Content } from '../content/contentOf.js'
import type { WorkflowState } from '../definition.js'
import { changeRecord, createRecord, readRecord } from '../records/records.js'
import { endedSchedule } from '../schedule/endedSchedule.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'
import { readRow, readWorking, type Row, type VersionRow } from './rows.js'
import { showOnRow, showOnVersion } from './showState.js'

/** What an edit makes of each state: a review, and an approval, is of the text that was read. */
const afterEdit: Readonly<Record<WorkflowState, WorkflowState>> = {
  draft: 'draft',
  changesRequested: 'changesRequested',
  inReview: 'draft',
  approved: 'draft',
  published: 'draft',
  // A publisher alone brings it back, whatever became of an image of it meanwhile.
  archived: 'archived',
}

/** What the caller has read, in the same transaction and as the database has it now. */
type Known = { readonly version?: VersionRow | undefined; readonly record?: WorkflowRecord | null | undefined }

/**
 * Brings the record of a document into line with its working version, by whatever path that was written: who edited it, what is
 * under review no longer, and the entry in the audit. Within the write's own transaction.
 */
export async function syncWorkingVersion(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  id: string,
  known: Known = {},
): Promise<void> {
  const working = known.version
    ? { text: { ...known.version.version, id }, version: known.version }
    : await readWorking(payload, req, slug, id)
  if (!working) return
  const content = await contentOf(payload, req, slug as CollectionSlug, working.text)
  const record = known.record ?? (await readRecord(payload, req, slug, id))
  if (!record) return begin(payload, req, slug, working.text, content)
  const isEdited = record.contentHash !== content.hash
  const state = isEdited ? afterEdit[record.state] : record.state
  if (working.version) await showOnVersion(payload, req, slug, working.version, state)
  if (!isEdited) return
  if (state !== record.state) await showOnRow(payload, req, slug, await readRow(payload, req, slug, id), state)
  await recordEdit(payload, req, record, content, state)
}

async function begin(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  text: Row,
  { hash, fields, media }: Content,
): Promise<void> {
  const { actor } = await originOf(req)
  const authors = [...new Set([...(actor ? [actor] : []), ...(await copiedAuthors(payload, req, slug))])]
  await createRecord(payload, req, slug, text.id, {
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
    document: text.id,
    to: 'draft',
    contentHash: hash,
    details: { revision: 1, fields: Object.keys(fields) },
  })
}

async function recordEdit(
  payload: Payload,
  req: PayloadRequest,
  record: WorkflowRecord,
  { hash, fields, media }: Content,
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
