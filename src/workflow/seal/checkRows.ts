import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { contentsOf } from '../content/contentOf.js'
import type { Row } from '../gate/rows.js'
import { readRecords } from '../records/records.js'
import { verifySeal } from './makeSeal.js'

/**
 * Finds, of the live rows of a collection, those whose text nobody approved: without a seal, or with one that is not for this text.
 * @param rows whole rows, as the database has them
 * @returns their ids
 */
export async function unsealed(
  payload: Payload,
  req: Partial<PayloadRequest>,
  slug: string,
  rows: readonly Row[],
): Promise<string[]> {
  if (rows.length === 0) return []
  const [contents, records] = await Promise.all([
    contentsOf(payload, req, slug as CollectionSlug, rows),
    readRecords(
      payload,
      req,
      slug,
      rows.map(({ id }) => String(id)),
    ),
  ])
  return rows.flatMap(({ id }, index) => {
    const document = String(id)
    return verifySeal({ collection: slug, document }, records.get(document)?.seal, contents[index]!.hash)
      ? []
      : [document]
  })
}
