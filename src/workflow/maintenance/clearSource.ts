import type { PayloadRequest } from 'payload'

import type { GovernedSlug } from '../../vocabulary/slugs.js'
import { readRow } from '../gate/rows.js'
import { ungated } from '../gate/ungated.js'

/** Takes the source document off a text that stays when its import is taken out. No word changes, and who answers for them stands in the audit. */
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
