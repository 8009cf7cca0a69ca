import type { CollectionBeforeOperationHook, PayloadRequest, SanitizedCollectionConfig, Where } from 'payload'

import { hasPermission } from '../access/can.js'
import { refuse } from '../errors/refuse.js'
import { isRecord } from '../fields/isRecord.js'
import { clampPage, publicPageLimit } from './clampPage.js'
import { sortPaths, toPublicColumns } from './toPublicColumns.js'
import { refuseHiddenPath, targetsOf } from './refuseHiddenPath.js'

type Query = { where?: unknown; sort?: unknown; limit?: unknown; page?: unknown; pagination?: unknown }
type Args = Query & {
  joins?: unknown
  field?: unknown
  data?: unknown
  overrideAccess?: boolean
  currentDepth?: number
}

const readOperations = ['read', 'readDistinct']

/**
 * Restricts queries of readers who are not staff: no conditions, sorts, distinct values or join queries that read
 * hidden documents through a relation (`where[article.summary][contains]=…` is a yes/no oracle), and no unlimited
 * pages. Runs before every operation, since bulk writes take a query too.
 * @throws APIError `queryNotAllowed` or `badRequest`
 */
export const restrictPublicQuery: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const query = args as Args
  if (query.overrideAccess || (await hasPermission(req, 'content.read'))) return args
  refuseHiddenPaths(query, collection, req)
  if (typeof query.field === 'string') refuseHiddenPath(query.field, collection, req)
  const joins = restrictJoins(query.joins, collection, req)
  const { where, sort } = toPublicColumns(query, collection)
  if (!readOperations.includes(operation)) return { ...args, joins, where }
  // When Payload populates relations it queries by ids; a page limit would lose some of them.
  const isPopulating = query.currentDepth !== undefined
  // For `GET …/<id>?data={…}` Payload returns the data that was sent, as if it were stored.
  return { ...args, joins, where, sort, data: undefined, ...(isPopulating ? {} : clampPage(query)) }
}

function refuseHiddenPaths({ where, sort }: Query, collection: SanitizedCollectionConfig, req: PayloadRequest): void {
  for (const condition of conditionsOf(where)) {
    refuseHiddenPath(condition.path, collection, req)
    if (usesUnportableOperator(condition)) throw refuse('badRequest')
    if (comparesWithQuery(condition)) throw refuse('queryNotAllowed', { path: condition.path })
  }
  for (const path of sortPaths(sort)) refuseHiddenPath(path.replace(/^-/, ''), collection, req)
}

function restrictJoins(joins: unknown, collection: SanitizedCollectionConfig, req: PayloadRequest): unknown {
  if (typeof joins !== 'object' || joins === null) return joins
  return Object.fromEntries(
    Object.entries(joins as Record<string, Query | false>).map(([name, join]) => {
      const field = collection.flattenedFields.find((candidate) => candidate.name === name)
      const target = field && targetsOf(field)[0]
      if (!join || !target) return [name, join]
      refuseHiddenPaths(join, req.payload.collections[target as keyof typeof req.payload.collections].config, req)
      const { limit, page } = clampPage(join)
      return [
        name,
        {
          ...join,
          ...(limit === undefined ? {} : { limit: Math.min(limit, publicPageLimit) }),
          ...(page === undefined ? {} : { page }),
        },
      ]
    }),
  )
}

/**
 * One condition of a query: its path and its constraint (`{ equals: … }`, or whatever the client sent in its place).
 */
export type Condition = { readonly path: string; readonly constraint: unknown }

/**
 * Yields every condition of a query, however nested in `and` and `or`. Payload accepts those two in any letter case.
 */
export function* conditionsOf(where: unknown): Generator<Condition> {
  if (!isRecord(where)) return
  for (const [path, constraint] of Object.entries(where)) {
    if (isJunction(path) && Array.isArray(constraint))
      for (const nested of constraint as Where[]) yield* conditionsOf(nested)
    else yield { path, constraint }
  }
}

/**
 * Tells whether a condition compares with an object instead of a value. Payload treats that as a nested query
 * (`{ recipients: { contains: { name: … } } }`), which the check of the paths would not see.
 */
export const comparesWithQuery = ({ constraint }: Condition): boolean =>
  isRecord(constraint) && Object.values(constraint).some(containsRecord)

/** Tells whether a condition uses an operator that only one of the two databases supports. */
const usesUnportableOperator = ({ constraint }: Condition): boolean =>
  isRecord(constraint) && Object.keys(constraint).some((operator) => unportableOperators.includes(operator))

const unportableOperators = ['all', 'near', 'within', 'intersects']

const containsRecord = (value: unknown): boolean =>
  isRecord(value) || (Array.isArray(value) && value.some(containsRecord))

const isJunction = (path: string): boolean => ['and', 'or'].includes(path.toLowerCase())
