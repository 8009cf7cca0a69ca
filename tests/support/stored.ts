import type { CollectionSlug, Payload, Where } from 'payload'

import type { StoredEvent } from '../../src/audit/AuditEvent.js'
import { drainAuditQueue } from '../../src/audit/recordRefusal.js'
import type { WorkflowRecord } from '../../src/workflow/records/WorkflowRecord.js'

// All of these read below the hooks and access rules of Payload: what the database holds, not what somebody is shown.
const everything = { pagination: false, limit: 0 } as const

/** The workflow's record of a document; null once the document was deleted, which the type leaves out for brevity. */
export async function readWorkflowRecord(payload: Payload, collection: string, id: string): Promise<WorkflowRecord> {
  const record = await payload.db.findOne<WorkflowRecord>({
    collection: 'workflow-records',
    where: { key: { equals: `${collection}:${id}` } },
  })
  return record!
}

/** The row of a document: what is live, or the draft of what never was. */
export const readRow = <Fields = Record<string, unknown>>(
  payload: Payload,
  collection: CollectionSlug,
  id: string,
): Promise<(Fields & { id: string }) | null> =>
  payload.db.findOne<Fields & { id: string }>({ collection, where: { id: { equals: id } } })

type EventFilter = {
  /** Only events after the one with this sequence number. */
  since?: number
  document?: string
  action?: string
  outcome?: StoredEvent['outcome']
}

/** The audit events in their order, those of refused requests included, which are stored a moment after the answer. */
export async function readAuditEvents(
  payload: Payload,
  { since = 0, ...filter }: EventFilter = {},
): Promise<StoredEvent[]> {
  await drainAuditQueue(payload)
  const conditions: Where[] = Object.entries(filter).map(([field, value]) => ({ [field]: { equals: value } }))
  const { docs } = await payload.db.find<StoredEvent>({
    collection: 'audit-events',
    where: { and: [{ sequence: { greater_than: since } }, ...conditions] },
    sort: 'sequence',
    ...everything,
  })
  return docs
}

/** The sequence number of the newest audit event. */
export const newestSequence = async (payload: Payload): Promise<number> =>
  (await readAuditEvents(payload)).at(-1)?.sequence ?? 0

/** The newest version of a document, or the newest one with a status. @throws Error when there is none */
export async function newestVersion(
  payload: Payload,
  collection: CollectionSlug,
  id: string,
  status?: 'published' | 'draft',
): Promise<{ id: string; version: Record<string, unknown> }> {
  const { docs } = await payload.db.findVersions<Record<string, unknown> & { id: string }>({
    collection,
    where: {
      and: [
        { parent: { equals: id } },
        status ? { 'version._status': { equals: status } } : { latest: { equals: true } },
      ],
    },
    sort: '-updatedAt',
    limit: 1,
    pagination: false,
  })
  const [newest] = docs
  if (!newest) throw new Error(`${collection}/${id} has no such version`)
  return newest
}

/**
 * Everything the database holds of a collection, or of one document: rows, versions, workflow records and, of one
 * document, its audit events. Two equal snapshots mean that nothing was changed in between. Of the audit trail itself
 * only events with the outcome `done` count: a refused request adds one, but changes nothing.
 */
export async function snapshot(payload: Payload, collection: CollectionSlug, id?: string): Promise<unknown> {
  const { db } = payload
  const inOrder = { ...everything, sort: 'id' }
  const done: Where = collection === 'audit-events' ? { outcome: { equals: 'done' } } : {}
  const rows = await db.find({ collection, where: id ? { id: { equals: id } } : done, ...inOrder })
  if (!payload.collections[collection].config.versions) return plain(rows.docs)
  const versions = await db.findVersions({ collection, where: id ? { parent: { equals: id } } : {}, ...inOrder })
  const records = await db.find({
    collection: 'workflow-records',
    where: id ? { document: { equals: id } } : { collection: { equals: collection } },
    ...inOrder,
  })
  const events = id ? await readAuditEvents(payload, { document: id }) : []
  return plain({ rows: rows.docs, versions: versions.docs, records: records.docs, events })
}

/** The value as JSON gives it back, so that dates and ids compare by what they say. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
