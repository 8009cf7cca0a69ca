import type { PayloadRequest } from 'payload'

import type { GovernedSlug } from '../../vocabulary/slugs.js'
import { readRow } from '../gate/rows.js'
import { ungated } from '../gate/ungated.js'

/**
 * Clears the reference to the source document on a document that is kept when its import is removed. `source` is not
 * part of the approved content, so neither seal nor approvals are affected.
 */
export async function clearSource(req: PayloadRequest, collection: GovernedSlug, id: string): Promise<void> {
  const row = await readRow(req.payload, req, collection, id)
  if (row)
    await ungated(req.payload).updateOne({
      collection,
      id,
      data: { source: null, updatedAt: row.updatedAt },
      req,
      returning: false,
    })
}
