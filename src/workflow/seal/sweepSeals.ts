import type { CollectionSlug, Payload } from 'payload'

import { governedSlugs } from '../../vocabulary/slugs.js'
import type { Row } from '../gate/rows.js'
import { brokenIn, markBroken, markWhole } from '../../access/brokenSeals.js'
import { unsealed } from './checkRows.js'
import { raiseBroken } from './raiseBroken.js'

const pageSize = 200

/** Checks the seal of every live row, so that what came past the gate is known before anybody asks for it. @returns how many do not verify */
export async function sweepSeals(payload: Payload): Promise<number> {
  let count = 0
  for (const slug of governedSlugs) {
    const found = new Set<string>()
    for (let page = 1, more = true; more; page += 1) {
      const { docs, hasNextPage } = await payload.db.find<Row>({
        collection: slug as CollectionSlug,
        where: { _status: { equals: 'published' } },
        sort: 'id',
        limit: pageSize,
        page,
      })
      for (const id of await unsealed(payload, {}, slug, docs)) found.add(id)
      more = hasNextPage
    }
    for (const id of found) if (markBroken(slug, id)) raiseBroken(payload, slug, id)
    for (const id of brokenIn(slug)) if (!found.has(id)) markWhole(slug, id)
    count += found.size
  }
  return count
}
