import type { PayloadRequest } from 'payload'

import { readRecord } from '../workflow/records/records.js'

/** Whether a document keeps its slug whatever becomes of its title: once it was submitted for review, or live. */
export async function isSlugFixed(req: PayloadRequest, collection: string, id: string): Promise<boolean> {
  const record = await readRecord(req.payload, req, collection, id)
  return record !== null && (record.state !== 'draft' || record.wasLive === true || Boolean(record.firstSubmittedAt))
}
