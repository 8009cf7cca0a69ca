import type { Payload, PayloadRequest } from 'payload'

import type { WriteArgs } from '../../database/writeMethods.js'
import { appendEvent } from '../../audit/appendEvent.js'
import { digestContent } from '../content/digestContent.js'
import { transitionFor } from '../policy/systemActs.js'
import { transitionsOf } from '../transitionsOf.js'
import { deleteRecord, readRecord } from '../records/records.js'
import { grantFor, useGrant } from './grants.js'
import { withSavepoint } from './withSavepoint.js'
import { refuseReferenced } from './refuseReferenced.js'
import { refuseWrite } from './refuseWrite.js'
import { readAffectedRows, isLiveRow, isRow, readRow, type Row } from './rows.js'
import { withSystemDates } from './systemDates.js'
import { syncWorkingVersion } from './syncWorkingVersion.js'
import type { AdapterMethods } from './ungated.js'

type GatedWrite<T> = (payload: Payload, adapterMethods: AdapterMethods, slug: string, args: WriteArgs) => Promise<T>

/** Checks a create: a new document is never live. @throws APIError `gate` */
export const gateCreate: GatedWrite<unknown> = (payload, adapterMethods, slug, args) =>
  withSavepoint(payload, args.req, async (req) => {
    if (requestsLive(args.data)) throw refuseWrite(payload, req, slug, undefined, 'content.create')
    const created = await adapterMethods.create({
      ...args,
      data: { ...withSystemDates(args.data ?? {}, undefined, undefined), workflowState: 'draft' },
      req,
    })
    if (!isRow(created)) throw new Error('The database did not return the row it created.')
    const id = String(created.id)
    if (isLiveRow(await readRow(payload, req, slug, id))) throw refuseWrite(payload, req, slug, id, 'content.create')
    await syncWorkingVersion(payload, req, slug, id)
    return created
  })

/**
 * Checks an update of a row. Without a grant the row must not be live, before or after the write. With one, the content
 * after the write must have the granted hash.
 * @throws APIError `gate`
 */
export const gateUpdate: GatedWrite<unknown> = (payload, adapterMethods, slug, args) =>
  withSavepoint(payload, args.req, async (req) => {
    const [before] = await readAffectedRows(payload, req, slug, { ...args, limit: 1 })
    if (!before) {
      if (args.options?.upsert) throw refuseWrite(payload, req, slug, undefined, 'content.create')
      // Must not reach the adapter: without a row for the id it could fall back to the query, or insert.
      return null
    }
    const id = String(before.id)
    const isLive = isLiveRow(before)
    const needsGrant = isLive || requestsLive(args.data)
    const grant = grantFor(req, slug, id)
    const usedGrant = needsGrant ? useGrant(req, slug, id, 'row') : undefined
    if (needsGrant && !usedGrant) throw refuseWrite(payload, req, slug, id, 'content.edit')
    await refuseTrashing(payload, req, slug, before, args)
    const workflowState = grant?.state ?? before.workflowState ?? 'draft'
    const data = { ...withSystemDates(args.data ?? {}, usedGrant, before), workflowState }
    const { where: _where, sort: _sort, ...rest } = args
    const written = await adapterMethods.updateOne({ ...rest, id, data, req })
    const after = (await readRow(payload, req, slug, id))!
    if (
      isLiveRow(after) &&
      (!usedGrant || usedGrant.contentHash !== (await digestContent(payload, req, slug, after)).hash)
    )
      throw refuseWrite(payload, req, slug, id, 'content.edit')
    if (isLive && !isLiveRow(after) && usedGrant?.contentHash !== null)
      throw refuseWrite(payload, req, slug, id, 'content.edit')
    await recordTrashing(req, slug, before, after)
    return written
  })

/** Checks an update of many rows, each like `gateUpdate`. */
export const gateUpdateMany: GatedWrite<unknown[]> = (payload, adapterMethods, slug, args) =>
  withSavepoint(payload, args.req, async (req) => {
    const rows = await readAffectedRows(payload, req, slug, args)
    const written: unknown[] = []
    for (const { id } of rows) {
      const { where: _where, sort: _sort, limit: _limit, ...rest } = args
      written.push(await gateUpdate(payload, adapterMethods, slug, { ...rest, id, req }))
    }
    return written
  })

/**
 * Checks a deletion: a document that was ever live needs a grant. Its record is deleted too; the audit trail keeps the
 * facts.
 */
export const gateDelete =
  (method: 'deleteOne' | 'deleteMany'): GatedWrite<unknown> =>
  (payload, adapterMethods, slug, args) =>
    withSavepoint(payload, args.req, async (req) => {
      const rows = await readAffectedRows(payload, req, slug, {
        ...args,
        ...(method === 'deleteOne' ? { limit: 1 } : {}),
      })
      await refuseReferenced(
        payload,
        req,
        slug,
        rows.map(({ id }) => String(id)),
      )
      for (const row of rows) await recordDeletion(payload, req, slug, row)
      const where = { id: { in: rows.map(({ id }) => id) } }
      return adapterMethods[method]({ ...args, where, req })
    })

async function recordDeletion(payload: Payload, req: PayloadRequest, slug: string, row: Row): Promise<void> {
  const id = String(row.id)
  const record = await readRecord(payload, req, slug, id)
  const grant = useGrant(req, slug, id, 'deletion')
  if (!grant && (isLiveRow(row) || record?.wasLive)) throw refuseWrite(payload, req, slug, id, 'content.delete')
  if (record) await deleteRecord(payload, req, record)
  await appendEvent(req, {
    action: `content.${grant?.transition ?? transitionFor(transitionsOf(payload), 'deleteNeverLive').name}`,
    outcome: 'done',
    collection: slug,
    document: id,
    ...(record && { from: record.state, contentHash: record.contentHash }),
    ...(grant?.comment && { comment: grant.comment }),
  })
}

/** Moving a document to the trash needs a grant if it was ever live, like a deletion. */
async function refuseTrashing(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  before: Row,
  { data }: WriteArgs,
): Promise<void> {
  if (!data?.deletedAt || before.deletedAt) return
  const id = String(before.id)
  const record = await readRecord(payload, req, slug, id)
  if (record?.wasLive && !useGrant(req, slug, id, 'deletion'))
    throw refuseWrite(payload, req, slug, id, 'content.delete')
}

async function recordTrashing(req: PayloadRequest, slug: string, before: Row, after: Row): Promise<void> {
  if (Boolean(before.deletedAt) === Boolean(after.deletedAt)) return
  const comment = grantFor(req, slug, String(before.id))?.comment
  await appendEvent(req, {
    action: after.deletedAt ? 'content.trash' : 'content.untrash',
    outcome: 'done',
    collection: slug,
    document: String(before.id),
    ...(comment && { comment }),
  })
}

// Anything but `draft`: the database stores whatever Payload lets through, and a reader might take a variant for
// published.
const requestsLive = (data: WriteArgs['data']): boolean => data?._status !== undefined && data._status !== 'draft'

/** Checks the deletion of an organisation or topic: refused while a document refers to it. @throws APIError `inUse` */
export const gateReference =
  (method: 'deleteOne' | 'deleteMany'): GatedWrite<unknown> =>
  (payload, adapterMethods, slug, args) =>
    withSavepoint(payload, args.req, async (req) => {
      const rows = await readAffectedRows(payload, req, slug, {
        ...args,
        ...(method === 'deleteOne' ? { limit: 1 } : {}),
      })
      await refuseReferenced(
        payload,
        req,
        slug,
        rows.map(({ id }) => String(id)),
      )
      return adapterMethods[method]({ ...args, req })
    })
