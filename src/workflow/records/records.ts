import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'
import { ungated } from '../gate/ungated.js'
import type { RecordChange, WorkflowRecord } from './WorkflowRecord.js'

type Req = Partial<PayloadRequest>

const collection = slugs.workflowRecords as CollectionSlug
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
  const { docs } = await payload.db.find<WorkflowRecord>({ collection, where, pagination: false, limit: 0, req })
  return new Map(docs.map((record) => [record.document, record]))
}

/** Reads the records of the documents whose working version uses an image. */
export async function readRecordsShowing(payload: Payload, req: Req, media: string): Promise<WorkflowRecord[]> {
  const { docs } = await payload.db.find<WorkflowRecord>({
    collection,
    where: { media: { equals: media } },
    pagination: false,
    limit: 0,
    req,
  })
  return docs
}

/** Creates the record of a new document. */
export const createRecord = (
  payload: Payload,
  req: Req,
  slug: string,
  document: string,
  data: RecordChange,
): Promise<WorkflowRecord> =>
  ungated(payload).create({
    collection,
    data: { key: keyOf(slug, document), collection: slug, document, ...data },
    req,
  }) as unknown as Promise<WorkflowRecord>

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
