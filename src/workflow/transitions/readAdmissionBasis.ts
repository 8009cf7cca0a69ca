import type { PayloadRequest } from 'payload'

import { isBundled } from '../../config/bundledDocuments.js'
import { slugs } from '../../vocabulary/slugs.js'
import type { Row } from '../gate/rows.js'
import type { SealBasis } from '../seal/makeSeal.js'

type Source = { id: string; sha256: string; text: string }

/**
 * The basis on which the import may publish a document without a review: the source that it came from, if that comes
 * with the program. `undefined` otherwise.
 */
export async function readAdmissionBasis(req: PayloadRequest, { source: id }: Row): Promise<SealBasis | undefined> {
  if (typeof id !== 'string') return undefined
  const source = await req.payload.db.findOne<Source>({ collection: slugs.sources, where: { id: { equals: id } }, req })
  return source && isBundled(source.sha256) ? { kind: 'admission', source: id, sha256: source.sha256 } : undefined
}
