import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { governedSlugs } from '../src/vocabulary/slugs.js'
import { digestContents } from '../src/workflow/content/digestContent.js'
import type { Row } from '../src/workflow/gate/rows.js'
import { ungated } from '../src/workflow/gate/ungated.js'
import { createRecord } from '../src/workflow/records/records.js'
import { makeSeal } from '../src/workflow/seal/makeSeal.js'

type Req = Partial<PayloadRequest>

/**
 * Writes a row past the gate, since thousands of reviews would take too long. `sealLiveRows` adds what they would have
 * written.
 */
export const createRow = async (
  payload: Payload,
  req: Req,
  collection: string,
  data: object,
): Promise<{ id: string }> =>
  (await ungated(payload).create({ collection: collection as CollectionSlug, data: data as never, req })) as {
    id: string
  }

/** Creates the record and the seal of every live row, as the workflow would have. */
export async function sealLiveRows(payload: Payload, req: Req): Promise<void> {
  const basis = { kind: 'admission', source: 'bench', sha256: 'bench' } as const
  for (const slug of governedSlugs) {
    for (let page = 1, more = true; more; page += 1) {
      const { docs, hasNextPage } = await payload.db.find<Row>({
        collection: slug,
        where: { _status: { equals: 'published' } },
        sort: 'id',
        limit: 500,
        page,
        req,
      })
      const contents = await digestContents(payload, req, slug, docs)
      for (const [index, row] of docs.entries()) {
        const { hash, fields, media } = contents[index]!
        const seal = makeSeal(
          { collection: slug, document: row.id },
          { contentHash: hash, basis, publishedBy: null, at: new Date(0).toISOString(), event: 0 },
        )
        await createRecord(payload, req, slug, row.id, {
          state: 'published',
          revision: 1,
          contentHash: hash,
          fieldHashes: fields,
          authors: [],
          media,
          wasLive: true,
          seal,
        })
      }
      more = hasNextPage
    }
  }
}
