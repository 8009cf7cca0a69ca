import type { PayloadRequest } from 'payload'

import type { CreatedShared } from './StoredIds.js'
import { removeImport } from './removeImport.js'

/** Takes back what a failed import has stored so far, on a database without transactions. `created` is what its source does not say yet. */
export async function undoImport(req: PayloadRequest, sha256: string, created: CreatedShared): Promise<void> {
  await req.payload.update({ collection: 'sources', where: { sha256: { equals: sha256 } }, data: { report: { created } }, depth: 0, req })
  await removeImport(req, sha256)
}
