import type { CollectionBeforeOperationHook, FlattenedField, PayloadRequest, SanitizedCollectionConfig, Sort, Where } from 'payload'

import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'
import { holds } from './can.js'

/** The most documents a page of an answer may hold for readers who are not staff; Payload itself takes `limit=0` for "all". */
export const publicPageLimit = 100

/** Collections whose every document is public: a question through a relation to them reveals nothing. */
const publicSlugs: readonly string[] = [slugs.organisations, slugs.topics]

type QueryArgs = { where?: Where; sort?: Sort; limit?: number; pagination?: boolean; joins?: unknown }

/**
 * Keeps readers who are not staff from asking yes/no questions about hidden documents through a relation
 * (`where[article.summary][contains]=…`, a sort by it, a join's own `where`), and from fetching everything at once.
 */
export const guardQuery: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (!asksForMany(operation) || !isOutside(req, args) || (await holds(req, 'content.read'))) return args
  const query = args as QueryArgs
  for (const path of [...pathsOf(query.where), ...sortPaths(query.sort)]) refuseHiddenPath(path, collection, req)
  guardJoins(query.joins, collection, req)
  const limit = typeof query.limit === 'number' && query.limit > 0 ? Math.min(query.limit, publicPageLimit) : query.limit
  return { ...args, limit: limit === 0 || (limit !== undefined && limit < 0) ? publicPageLimit : limit, pagination: query.pagination === false && limit === undefined ? undefined : query.pagination }
}

const asksForMany = (operation: string): boolean => ['read', 'count', 'countVersions', 'readDistinct'].includes(operation)

// Calls that carry their own right (the import, hooks) are not a reader's.
const isOutside = (req: PayloadRequest, args: object): boolean => req.payloadAPI !== 'local' || (args as { overrideAccess?: boolean }).overrideAccess === false

function* pathsOf(where: Where | undefined): Generator<string> {
  for (const [key, value] of Object.entries(where ?? {})) {
    if (key.toLowerCase() === 'and' || key.toLowerCase() === 'or') for (const part of value as Where[]) yield* pathsOf(part)
    else yield key
  }
}

const sortPaths = (sort: Sort | undefined): string[] =>
  (Array.isArray(sort) ? sort : (sort ?? '').split(',')).map((path) => path.trim().replace(/^-/, '')).filter((path) => path !== '')

function refuseHiddenPath(path: string, collection: SanitizedCollectionConfig, req: PayloadRequest): void {
  let fields: FlattenedField[] = collection.flattenedFields
  for (const [index, name] of path.replaceAll('__', '.').split('.').entries()) {
    const field = fields.find((candidate) => candidate.name === name)
    if (!field) return
    const rest = path.replaceAll('__', '.').split('.').slice(index + 1)
    if (rest.length === 0) return
    if ('flattenedFields' in field) {
      fields = field.flattenedFields
      continue
    }
    const target = targetOf(field)
    if (target === undefined || rest[0] === 'id' || rest[0] === 'value' || rest[0] === 'relationTo') return
    if (!publicSlugs.includes(target)) throw refuse('queryNotAllowed', { path })
    fields = req.payload.collections[target as keyof typeof req.payload.collections].config.flattenedFields
  }
}

function targetOf(field: FlattenedField): string | undefined {
  if (field.type === 'join') return Array.isArray(field.collection) ? field.collection[0] : field.collection
  if (field.type === 'relationship' || field.type === 'upload') return Array.isArray(field.relationTo) ? field.relationTo[0] : field.relationTo
  return undefined
}

function guardJoins(joins: unknown, collection: SanitizedCollectionConfig, req: PayloadRequest): void {
  if (typeof joins !== 'object' || joins === null) return
  for (const [name, join] of Object.entries(joins as Record<string, QueryArgs | false>)) {
    const field = collection.flattenedFields.find((candidate) => candidate.name === name)
    const target = field && targetOf(field)
    if (!join || !target) continue
    const config = req.payload.collections[target as keyof typeof req.payload.collections].config
    for (const path of [...pathsOf(join.where), ...sortPaths(join.sort)]) refuseHiddenPath(path, config, req)
    if (typeof join.limit === 'number' && (join.limit <= 0 || join.limit > publicPageLimit)) join.limit = publicPageLimit
  }
}
