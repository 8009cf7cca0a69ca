import type { Payload, PayloadRequest } from 'payload'

import { findRows } from '../../database/rows.js'
import { slugs } from '../../vocabulary/slugs.js'
import { ungated } from '../gate/ungated.js'
import type { RecordChange, WorkflowRecord } from './WorkflowRecord.js'

type Req = Partial<PayloadRequest>

const collection = slugs.workflowRecords
const keyOf = (slug: string, document: string): string => `${slug}:${document}`

/** Reads the record of one document. */
export const readRecord = (
  payload: Payload,
  req: Req,
  slug: string,
  document: string,
): Promise<WorkflowRecord | null> =>
  payload.db.findOne<WorkflowRecord & { id: string }>({
    collection,
    where: { key: { equals: keyOf(slug, document) } },
    req,
  })

/** Reads the records of several documents, by document. */
export async function readRecords(
  payload: Payload,
  req: Req,
  slug: string,
  documents: readonly string[],
): Promise<Map<string, WorkflowRecord>> {
  if (documents.length === 0) return new Map()
  const where = { key: { in: documents.map((id) => keyOf(slug, id)) } }
  const rows = await findRows<WorkflowRecord>(payload, req, collection, { where })
  return new Map(rows.map((record) => [record.document, record]))
}

/** Reads the records of the documents whose working version uses an image. */
export const readRecordsShowing = (payload: Payload, req: Req, media: string): Promise<WorkflowRecord[]> =>
  findRows<WorkflowRecord>(payload, req, collection, { where: { media: { equals: media } } })

/** Creates the record of a new document. */
export async function createRecord(
  payload: Payload,
  req: Req,
  slug: string,
  document: string,
  data: RecordChange,
): Promise<WorkflowRecord> {
  const key = keyOf(slug, document)
  const created = await ungated(payload).create({ collection, data: { key, collection: slug, document, ...data }, req })
  if (!isRecord(created, key)) throw new Error('The database did not return the record it created.')
  return created
}

const isRecord = (created: unknown, key: string): created is WorkflowRecord =>
  typeof created === 'object' && created !== null && 'key' in created && created.key === key

/** Changes a record and increments its revision, unless `change` names one. @returns the record after the change */
export async function changeRecord(
  payload: Payload,
  req: Req,
  record: WorkflowRecord,
  change: RecordChange,
): Promise<WorkflowRecord> {
  const data = { revision: record.revision + 1, ...change }
  await ungated(payload).updateOne({ collection, id: record.id, data: { ...data }, req, returning: false })
  return { ...record, ...data }
}

/** Deletes the record of a document that is being deleted. */
export async function deleteRecord(payload: Payload, req: Req, record: WorkflowRecord): Promise<void> {
  await ungated(payload).deleteOne({ collection, where: { id: { equals: record.id } }, req, returning: false })
}
