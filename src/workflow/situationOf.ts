import type { CollectionSlug, PayloadRequest } from 'payload'

import { contentOf, type Content } from './content/contentOf.js'
import { incompleteFields } from './incompleteFields.js'
import { isLiveRow, readRow, readWorking, type Row, type VersionRow } from './gate/rows.js'
import { readRecord } from './records/records.js'
import type { WorkflowRecord } from './records/WorkflowRecord.js'
import type { Situation } from './Situation.js'

/** A document as the workflow sees it, with the rows that it was read from. */
export type Read = {
  readonly situation: Situation
  readonly record: WorkflowRecord
  readonly row: Row
  readonly working: { text: Row; version: VersionRow | null }
  readonly content: Content
}

/** Reads all that a decision about a document depends on, or nothing when there is no such document. */
export async function situationOf(req: PayloadRequest, slug: string, id: string): Promise<Read | undefined> {
  const { payload } = req
  const row = await readRow(payload, req, slug, id)
  const record = row && (await readRecord(payload, req, slug, id))
  const working = record && (await readWorking(payload, req, slug, id))
  if (!row || !record || !working) return undefined
  const content = await contentOf(payload, req, slug as CollectionSlug, working.text)
  const situation: Situation = {
    state: record.state,
    isLive: isLiveRow(row),
    wasLive: record.wasLive === true,
    isTrashed: Boolean(row.deletedAt) || Boolean(working.text.deletedAt),
    writer: typeof row.createdBy === 'string' ? row.createdBy : null,
    authors: record.authors ?? [],
    run: record.run,
    schedule: record.schedule,
    takeDown: record.takeDownOpen ? record.takeDown : null,
    contentHash: content.hash,
    revision: record.revision,
    incomplete: await incompleteFields(req, slug, working.text),
  }
  return { situation, record, row, working, content }
}
