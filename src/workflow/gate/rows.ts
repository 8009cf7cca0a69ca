import type { Payload, PayloadRequest, SelectIncludeType, Sort, TypeWithVersion, Where } from 'payload'

import { findRow, findRows, findVersionRows } from '../../database/rows.js'

type Req = Partial<PayloadRequest>

/** A row of a governed collection, live or not. */
export type Row = {
  id: string
  _status?: string | null
  workflowState?: string | null
  deletedAt?: string | null
  createdBy?: unknown
  updatedAt?: string
  [field: string]: unknown
}

/** A stored version of a document. */
export type VersionRow = TypeWithVersion<Row>

/** Whether a write returned a row. */
export const isRow = (written: unknown): written is Row =>
  typeof written === 'object' && written !== null && 'id' in written

/** Whether a write returned a version with its content. */
export const isVersionRow = (written: unknown): written is VersionRow =>
  isRow(written) && typeof written.version === 'object' && written.version !== null

/** Tells whether a row is live. Being in the trash does not count, since a query can include trashed rows. */
export const isLiveRow = (row: Pick<Row, '_status'> | null | undefined): boolean => row?._status === 'published'

type AffectedArgs = {
  readonly id?: unknown
  readonly where?: Where | undefined
  readonly sort?: Sort | undefined
  readonly limit?: number | undefined
}

/** Reads every row that a write with these arguments would affect. */
export const readAffectedRows = (
  payload: Payload,
  req: Req,
  slug: string,
  { id, where = {}, sort, limit }: AffectedArgs,
): Promise<Row[]> =>
  // The adapters also treat an empty id as missing, and use the query.
  findRows<Row>(payload, req, slug, { where: id ? { id: { equals: id } } : where, sort, limit })

/** Reads one row by id, or null. */
export const readRow = (payload: Payload, req: Req, slug: string, id: string): Promise<Row | null> =>
  findRow<Row>(payload, req, slug, id)

/** Reads the versions that match, newest first. */
export const readVersions = (
  payload: Payload,
  req: Req,
  slug: string,
  where: Where,
  limit?: number,
  select?: SelectIncludeType,
): Promise<VersionRow[]> => findVersionRows<Row>(payload, req, slug, { where, sort: '-updatedAt', limit, select })

/** Reads what editors see of a document: its newest version, or its row when it has no versions, as Payload does. */
export async function readWorkingVersion(
  payload: Payload,
  req: Req,
  slug: string,
  id: string,
): Promise<{ row: Row; version: VersionRow | null } | null> {
  const [version] = await readVersions(
    payload,
    req,
    slug,
    { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    1,
  )
  if (version) return { row: { ...version.version, id }, version }
  const row = await readRow(payload, req, slug, id)
  return row && { row: row, version: null }
}
