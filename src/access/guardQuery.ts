import type { CollectionBeforeOperationHook, PayloadRequest, SanitizedCollectionConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { holds } from './can.js'
import { clampPage, publicPageLimit } from './queries/clampPage.js'
import { comparesWithQuery, conditionsOf, usesForeignOperator } from './queries/conditionsOf.js'
import { refuseHiddenPath, targetsOf } from './queries/refuseHiddenPath.js'

type Query = { where?: unknown; sort?: unknown; limit?: unknown; page?: unknown; pagination?: unknown }
type Args = Query & {
  joins?: unknown
  field?: unknown
  data?: unknown
  overrideAccess?: boolean
  currentDepth?: number
}

const reading = ['read', 'readDistinct']

/**
 * Keeps readers who are not staff from asking yes/no questions about hidden documents through a relation
 * (`where[article.summary][contains]=…`, a sort by it, a distinct value of it, a join's own query), and from fetching
 * everything at once. It stands before every operation, since a bulk write takes a query too.
 */
export const guardQuery: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  const query = args as Args
  if (query.overrideAccess || (await holds(req, 'content.read'))) return args
  refuseHiddenPaths(query, collection, req)
  if (typeof query.field === 'string') refuseHiddenPath(query.field, collection, req)
  const joins = guardJoins(query.joins, collection, req)
  if (!reading.includes(operation)) return { ...args, joins }
  // Payload's own reading of related documents names its ids; a page of them would lose the rest.
  const isPopulating = query.currentDepth !== undefined
  // Payload answers `GET …/<id>?data={…}` with what was sent, as if it stood in the database.
  return { ...args, joins, data: undefined, ...(isPopulating ? {} : clampPage(query)) }
}

function refuseHiddenPaths({ where, sort }: Query, collection: SanitizedCollectionConfig, req: PayloadRequest): void {
  for (const condition of conditionsOf(where)) {
    refuseHiddenPath(condition.path, collection, req)
    if (usesForeignOperator(condition)) throw refuse('badRequest')
    if (comparesWithQuery(condition)) throw refuse('queryNotAllowed', { path: condition.path })
  }
  for (const path of sortPaths(sort)) refuseHiddenPath(path, collection, req)
}

const sortPaths = (sort: unknown): string[] =>
  [sort]
    .flat()
    .filter((paths) => typeof paths === 'string')
    .flatMap((paths) => paths.split(','))
    .map((path) => path.trim().replace(/^-/, ''))
    .filter((path) => path !== '')

function guardJoins(joins: unknown, collection: SanitizedCollectionConfig, req: PayloadRequest): unknown {
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
