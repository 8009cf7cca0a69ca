import type { CollectionAfterOperationHook } from 'payload'

import { hasPermission } from '../../access/can.js'
import { readRecords } from '../records/records.js'

type Doc = { id?: unknown; workflowState?: unknown; revision?: unknown }

/**
 * Sets `workflowState` and `revision` of the working version on every document that staff read; a live row itself
 * always has the state `published`.
 */
export const addDocumentState: CollectionAfterOperationHook = async ({
  args,
  collection,
  overrideAccess,
  req,
  result,
}) => {
  const docs = docsOf(result)
  if (docs.length === 0 || !(overrideAccess || (await hasPermission(req, 'content.read')))) return result
  const select = (args as { select?: Record<string, unknown> }).select
  const records = await readRecords(
    req.payload,
    req,
    collection.slug,
    docs.map(({ id }) => String(id)),
  )
  for (const doc of docs) {
    const record = records.get(String(doc.id))
    if (!record) continue
    if (doc.workflowState !== undefined) doc.workflowState = record.state
    if (!select || select.revision) doc.revision = String(record.revision)
  }
  return result
}

/** The documents in the result of an operation, one or many. */
export function docsOf(result: unknown): Doc[] {
  if (typeof result !== 'object' || result === null) return []
  if ('docs' in result && Array.isArray(result.docs))
    return (result.docs as unknown[]).filter(
      (doc): doc is Doc => typeof doc === 'object' && doc !== null && 'id' in doc,
    )
  return 'id' in result ? [result] : []
}
