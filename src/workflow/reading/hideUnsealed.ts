import { type CollectionAfterOperationHook, type CollectionSlug, NotFound, type Payload } from 'payload'

import { hasPermission } from '../../access/can.js'
import { markSealBroken } from '../../publicReading/brokenSeals.js'
import type { Row } from '../gate/rows.js'
import { findUnsealedIds, reportBrokenSeal } from '../seal/findUnsealedIds.js'
import { docsOf } from './addDocumentState.js'

const readOperations = ['find', 'findByID']

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
  if (!readOperations.includes(operation) || overrideAccess || (await hasPermission(req, 'content.read'))) return result
  const ids = docsOf(result).map(({ id }) => String(id))
  if (ids.length === 0) return result
  const { payload } = req
  const { slug } = collection
  const verified = VerifiedRows.of(payload)
  const { ids: unverifiedIds, token } = await verified.findUnverified(slug, ids)
  if (unverifiedIds.length === 0) return result
  // Whole rows: what was asked for may be a part of them, and a seal is for all.
  const { docs: rows } = await payload.db.find<Row>({
    collection: slug as CollectionSlug,
    where: { id: { in: unverifiedIds } },
    pagination: false,
    limit: 0,
    req,
  })
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

type StateTokenSource = { stateToken?: () => Promise<string | undefined> }

const instances = new WeakMap<Payload, VerifiedRows>()

/**
 * The live rows whose seals verified, for as long as nothing whatever has been written to the database. Where a database cannot
 * tell that, nothing is remembered and every reading verifies.
 */
export class VerifiedRows {
  #token: string | undefined
  #rows = new Set<string>()

  static of(payload: Payload): VerifiedRows {
    const instance = instances.get(payload) ?? new VerifiedRows(payload)
    instances.set(payload, instance)
    return instance
  }

  private constructor(private readonly payload: Payload) {}

  /** Which of these documents still have to be verified, and under which state of the database. */
  async findUnverified(slug: string, ids: readonly string[]): Promise<{ ids: string[]; token: string | undefined }> {
    const token = await (this.payload.db as unknown as StateTokenSource).stateToken?.()
    if (token === undefined || token !== this.#token) {
      this.#token = token
      this.#rows = new Set()
    }
    return { ids: ids.filter((id) => !this.#rows.has(`${slug}:${id}`)), token }
  }

  /** Remembers what was verified, if nothing has been written since. */
  add(slug: string, ids: readonly string[], token: string | undefined): void {
    if (token !== undefined && token === this.#token) for (const id of ids) this.#rows.add(`${slug}:${id}`)
  }
}
