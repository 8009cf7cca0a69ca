import { NotFound, type CollectionAfterOperationHook, type CollectionSlug } from 'payload'

import { holds } from '../../access/can.js'
import type { Row } from '../gate/rows.js'
import { docsOf } from '../hooks/showStanding.js'
import { markBroken } from '../../access/brokenSeals.js'
import { unsealed } from './checkRows.js'
import { raiseBroken } from './raiseBroken.js'
import { VerifiedRows } from './VerifiedRows.js'

const reading = ['find', 'findByID']

/**
 * Leaves out of every answer to a reader who is not staff the live rows whose seal does not verify: text that came into the
 * database past the gate. What was found is no part of any later question, and is raised with the staff.
 */
export const hideUnsealed: CollectionAfterOperationHook = async ({
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  if (!reading.includes(operation) || overrideAccess || (await holds(req, 'content.read'))) return result
  const ids = docsOf(result).map(({ id }) => String(id))
  if (ids.length === 0) return result
  const { payload } = req
  const { slug } = collection
  const verified = VerifiedRows.of(payload)
  const { ids: unknown, token } = await verified.toVerify(slug, ids)
  if (unknown.length === 0) return result
  // Whole rows: what was asked for may be a part of them, and a seal is for all.
  const { docs: rows } = await payload.db.find<Row>({
    collection: slug as CollectionSlug,
    where: { id: { in: unknown } },
    pagination: false,
    limit: 0,
    req,
  })
  const broken = new Set(await unsealed(payload, req, slug, rows))
  verified.add(
    slug,
    unknown.filter((id) => !broken.has(id)),
    token,
  )
  if (broken.size === 0) return result
  for (const id of broken) if (markBroken(slug, id)) raiseBroken(payload, slug, id)
  return without(result as { docs?: { id: unknown }[]; id?: unknown }, broken, req.t)
}

function without(
  result: { docs?: { id: unknown }[]; totalDocs?: number; id?: unknown },
  broken: ReadonlySet<string>,
  t: ConstructorParameters<typeof NotFound>[0],
): unknown {
  if (!result.docs) throw new NotFound(t)
  const docs = result.docs.filter(({ id }) => !broken.has(String(id)))
  const fewer = result.docs.length - docs.length
  return { ...result, docs, ...(typeof result.totalDocs === 'number' && { totalDocs: result.totalDocs - fewer }) }
}
