import type { CollectionSlug, Payload, PayloadRequest, SelectIncludeType, Sort, Where } from 'payload'

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
export type VersionRow = {
  id: string
  parent: string
  latest?: boolean | null
  autosave?: boolean | null
  createdAt: string
  updatedAt: string
  version: Row
}

/** Tells whether a row is live. Being in the trash does not count, since a query can include trashed rows. */
export const isLiveRow = (row: Pick<Row, '_status'> | null | undefined): boolean => row?._status === 'published'

/** Reads every row that a write with these arguments would affect. */
export async function readAffectedRows(
  payload: Payload,
  req: Req,
  slug: string,
  {
    id,
    where,
    sort,
    limit,
  }: { id?: unknown; where?: Where | undefined; sort?: Sort | undefined; limit?: number | undefined },
): Promise<Row[]> {
  // The adapters also treat an empty id as missing, and use the query.
  const query = id ? { id: { equals: id } } : (where ?? {})
  const { docs } = await payload.db.find<Row>({
    collection: slug as CollectionSlug,
    where: query,
    limit: limit ?? 0,
    pagination: false,
    req,
    ...(sort ? { sort } : {}),
  })
  return docs
}

/** Reads one row by id, or null. */
export const readRow = (payload: Payload, req: Req, slug: string, id: string): Promise<Row | null> =>
  payload.db.findOne<Row>({ collection: slug as CollectionSlug, where: { id: { equals: id } }, req })

/** Reads the versions that match, newest first. */
export async function readVersions(
  payload: Payload,
  req: Req,
  slug: string,
  where: Where,
  limit = 0,
  select?: SelectIncludeType,
): Promise<VersionRow[]> {
  const { docs } = await payload.db.findVersions({
    collection: slug as CollectionSlug,
    where,
    limit,
    pagination: false,
    sort: '-updatedAt',
    req,
    ...(select ? { select } : {}),
  })
  return docs as unknown as VersionRow[]
}

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
