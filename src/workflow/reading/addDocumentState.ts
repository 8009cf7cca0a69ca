import type { CollectionAfterOperationHook } from 'payload'

import { hasPermission } from '../../access/can.js'
import { readRecords } from '../records/records.js'

type Doc = { id?: unknown; workflowState?: unknown; revision?: unknown }

/** Tells staff, with every document, where its working version stands and which revision it is; a live row by itself says `published` only. */
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

/** The documents in the answer of an operation, one or many. */
export function docsOf(result: unknown): Doc[] {
  if (typeof result !== 'object' || result === null) return []
  if ('docs' in result && Array.isArray(result.docs))
    return (result.docs as unknown[]).filter(
      (doc): doc is Doc => typeof doc === 'object' && doc !== null && 'id' in doc,
    )
  return 'id' in result ? [result] : []
}
