import type { Payload, Where } from 'payload'

import { governedSlugs } from '../../vocabulary/slugs.js'
import { findRows } from '../../database/rows.js'
import type { Row } from '../gate/rows.js'
import { brokenSealsIn, markSealBroken, markSealValid } from '../../publicReading/brokenSeals.js'
import { findUnsealedIds, reportBrokenSeal } from './findUnsealedIds.js'

const pageSize = 200

/**
 * Verifies the seal of every live row, so that tampering is found before a website asks for the row.
 * @returns how many are broken
 */
export async function sweepSeals(payload: Payload): Promise<number> {
  let count = 0
  for (const slug of governedSlugs) {
    const brokenIds = new Set<string>()
    for (let page = 1, hasMore = true; hasMore; page += 1) {
      const { docs, hasNextPage } = await payload.db.find<Row>({
        collection: slug,
        where: { _status: { equals: 'published' } },
        sort: 'id',
        limit: pageSize,
        page,
      })
      for (const id of await findUnsealedIds(payload, {}, slug, docs)) brokenIds.add(id)
      hasMore = hasNextPage
    }
    for (const id of brokenIds) if (markSealBroken(slug, id)) reportBrokenSeal(payload, slug, id)
    for (const id of brokenSealsIn(slug)) if (!brokenIds.has(id)) markSealValid(slug, id)
    count += brokenIds.size
  }
  return count
}

/**
 * Verifies those live rows again that this process does not serve. What was republished through another process on the
 * same database is served again then, without waiting for the next sweep.
 */
export async function recheckBrokenSeals(payload: Payload): Promise<void> {
  for (const slug of governedSlugs) {
    const ids = brokenSealsIn(slug)
    if (ids.length === 0) continue
    const where: Where = { and: [{ id: { in: ids } }, { _status: { equals: 'published' } }] }
    const rows = await findRows<Row>(payload, {}, slug, { where })
    const brokenIds = new Set(await findUnsealedIds(payload, {}, slug, rows))
    for (const id of ids) if (!brokenIds.has(id)) markSealValid(slug, id)
  }
}
