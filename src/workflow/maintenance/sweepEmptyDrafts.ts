import { createLocalReq, type Payload, type PayloadRequest } from 'payload'

import { inTransaction } from '../../database/inTransaction.js'
import { findRows, toCollectionSlug } from '../../database/rows.js'
import { governedSlugs, slugs } from '../../vocabulary/slugs.js'
import { hasContent } from '../content/hasContent.js'
import { isLiveRow, readRow, readVersions } from '../gate/rows.js'
import { readRecord } from '../records/records.js'
import type { WorkflowRecord } from '../records/WorkflowRecord.js'

const untouchedMs = 24 * 3_600_000

/**
 * Deletes what opening “new” in the admin has left over: drafts that were never submitted, in which nothing was ever
 * written and which nobody has touched for a day. Each deletion is in the audit, as the system's.
 * @param now what counts as now
 * @returns how many were deleted
 */
export async function sweepEmptyDrafts(payload: Payload, now = new Date()): Promise<number> {
  const before = now.getTime() - untouchedMs
  const drafts = await findRows<WorkflowRecord>(payload, {}, slugs.workflowRecords, {
    where: { and: [{ state: { equals: 'draft' } }, { wasLive: { not_equals: true } }] },
    select: { collection: true, document: true },
  })
  let count = 0
  for (const { collection, document } of drafts) {
    // A policy or a database of another version may know further collections.
    if (!governedSlugs.includes(collection) || !(await isLeftOver(payload, {}, collection, document, before))) continue
    if (await discard(payload, collection, document, before)) count += 1
  }
  return count
}

async function isLeftOver(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  id: string,
  before: number,
): Promise<boolean> {
  const row = await readRow(payload, req, slug, id)
  if (!row || isLiveRow(row) || row.deletedAt || row.source || hasContent(payload, slug, row)) return false
  const isOld = (changed: unknown) => new Date(changed as string).getTime() < before
  if (!isOld(row.updatedAt)) return false
  // All of them: what somebody wrote and took out again can still be restored.
  const versions = await readVersions(payload, req, slug, { parent: { equals: id } })
  return versions.every(({ updatedAt, version }) => isOld(updatedAt) && !hasContent(payload, slug, version))
}

async function discard(payload: Payload, slug: string, id: string, before: number): Promise<boolean> {
  const req = await createLocalReq({ context: { actorKind: 'system', channel: 'job' } }, payload)
  req.query = { comment: '空白草稿，一天无人改动。 An empty draft that nobody has touched for a day.' }
  try {
    return await inTransaction(req, async () => {
      const record = await readRecord(payload, req, slug, id)
      if (record?.state !== 'draft' || record.wasLive || record.firstSubmittedAt || record.schedule) return false
      if (!(await isLeftOver(payload, req, slug, id, before))) return false
      await payload.delete({ collection: toCollectionSlug(payload, slug), id, depth: 0, overrideAccess: true, req })
      return true
    })
  } catch (error) {
    // Something refers to it, so it is no waste.
    if ((error as { data?: { code?: unknown } }).data?.code === 'inUse') return false
    throw error
  }
}
