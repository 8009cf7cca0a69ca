import { type CollectionAfterOperationHook, NotFound, type Payload } from 'payload'

import { hasPermission } from '../../access/can.js'
import { findRows } from '../../database/rows.js'
import { markSealBroken } from '../../publicReading/brokenSeals.js'
import type { Row } from '../gate/rows.js'
import { findUnsealedIds, reportBrokenSeal } from '../seal/findUnsealedIds.js'
import { docsOf } from './addDocumentState.js'

const readOperations = ['find', 'findByID']

/**
 * Removes live rows whose seal does not verify from results for readers who are not staff: their content was written
 * past the gate. Such rows are excluded from later queries (`brokenSeals`) and reported to staff.
 * @throws NotFound when a single document was requested
 */
export const hideUnsealed: CollectionAfterOperationHook = async ({
  collection,
  operation,
  overrideAccess,
  req,
  result,
}) => {
  if (!readOperations.includes(operation) || overrideAccess || (await hasPermission(req, 'content.read'))) return result
  const ids = docsOf(result).map(({ id }) => String(id))
  if (ids.length === 0) return result
  const { payload } = req
  const { slug } = collection
  const verified = VerifiedRows.of(payload)
  const { ids: unverifiedIds, token } = await verified.findUnverified(slug, ids)
  if (unverifiedIds.length === 0) return result
  // Read all fields: the request may have selected only some, and the seal covers all of them.
  const rows = await findRows<Row>(payload, req, slug, { where: { id: { in: unverifiedIds } } })
  const brokenIds = new Set(await findUnsealedIds(payload, req, slug, rows))
  verified.add(
    slug,
    unverifiedIds.filter((id) => !brokenIds.has(id)),
    token,
  )
  if (brokenIds.size === 0) return result
  for (const id of brokenIds) if (markSealBroken(slug, id)) reportBrokenSeal(payload, slug, id)
  return withoutBroken(result as { docs?: { id: unknown }[]; id?: unknown }, brokenIds, req.t)
}

function withoutBroken(
  result: { docs?: { id: unknown }[]; totalDocs?: number; id?: unknown },
  brokenIds: ReadonlySet<string>,
  t: ConstructorParameters<typeof NotFound>[0],
): unknown {
  if (!result.docs) throw new NotFound(t)
  const docs = result.docs.filter(({ id }) => !brokenIds.has(String(id)))
  const hiddenCount = result.docs.length - docs.length
  return { ...result, docs, ...(typeof result.totalDocs === 'number' && { totalDocs: result.totalDocs - hiddenCount }) }
}

const instances = new WeakMap<Payload, VerifiedRows>()

/**
 * Caches which live rows have a valid seal, until anything at all is written to the database. A database without a
 * `stateToken` (MongoDB) caches nothing, and every read verifies.
 */
class VerifiedRows {
  #token: string | undefined
  #rows = new Set<string>()

  static of(payload: Payload): VerifiedRows {
    const instance = instances.get(payload) ?? new VerifiedRows(payload)
    instances.set(payload, instance)
    return instance
  }

  private constructor(private readonly payload: Payload) {}

  /** Returns the documents that still have to be verified, and the token of the database state to pass to `add`. */
  async findUnverified(slug: string, ids: readonly string[]): Promise<{ ids: string[]; token: string | undefined }> {
    const token = await this.payload.db.stateToken?.()
    if (token === undefined || token !== this.#token) {
      this.#token = token
      this.#rows = new Set()
    }
    return { ids: ids.filter((id) => !this.#rows.has(`${slug}:${id}`)), token }
  }

  /** Caches verified documents, unless something was written since `token` was read. */
  add(slug: string, ids: readonly string[], token: string | undefined): void {
    if (token !== undefined && token === this.#token) for (const id of ids) this.#rows.add(`${slug}:${id}`)
  }
}
