import type {
  CollectionSlug,
  Payload,
  PayloadRequest,
  SanitizedCollectionConfig,
  SelectType,
  Sort,
  TypeWithID,
  TypeWithVersion,
  Where,
} from 'payload'

type Req = Partial<PayloadRequest>

/** Which rows to read; all that match unless there is a limit. */
export type RowQuery = {
  readonly where?: Where | undefined
  readonly sort?: Sort | undefined
  readonly limit?: number | undefined
  readonly select?: SelectType | undefined
}

/**
 * Reads rows as the database has them: no hooks, no access rules, no relations filled in.
 * @param req the request whose transaction the reading belongs to
 */
export async function findRows<Row>(
  payload: Payload,
  req: Req,
  slug: string,
  { limit = 0, ...query }: RowQuery = {},
): Promise<Row[]> {
  const collection = toCollectionSlug(payload, slug)
  const { docs } = await payload.db.find<Row>({ ...query, collection, limit, pagination: false, req })
  return docs
}

/** Reads one row by its id, or null, in the same way. */
export const findRow = <Row extends TypeWithID>(
  payload: Payload,
  req: Req,
  slug: string,
  id: number | string,
): Promise<Row | null> =>
  payload.db.findOne<Row>({ collection: toCollectionSlug(payload, slug), where: { id: { equals: id } }, req })

/** Reads versions as the database has them, in the same way. */
export async function findVersionRows<Row>(
  payload: Payload,
  req: Req,
  slug: string,
  { limit = 0, ...query }: RowQuery = {},
): Promise<TypeWithVersion<Row>[]> {
  const collection = toCollectionSlug(payload, slug)
  const { docs } = await payload.db.findVersions<Row>({ ...query, collection, limit, pagination: false, req })
  return docs
}

/** A name as that of a collection of the running Payload. @throws when there is none of that name */
export function toCollectionSlug({ collections }: Payload, slug: string | undefined): CollectionSlug {
  if (isCollectionSlug(collections, slug)) return slug
  throw new Error(`There is no collection ${slug}.`)
}

const isCollectionSlug = (collections: object, slug: string | undefined): slug is CollectionSlug =>
  slug !== undefined && Object.hasOwn(collections, slug)

/** How a collection is set up. @throws when there is none of that name */
export const collectionConfig = (payload: Payload, slug: string): SanitizedCollectionConfig =>
  payload.collections[toCollectionSlug(payload, slug)].config
