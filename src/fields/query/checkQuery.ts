import type { CollectionBeforeOperationHook, JoinQuery, PayloadRequest } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { isRecord } from '../isRecord.js'
import { toDocumentId } from '../isDocumentId.js'
import { checkWhere, type QueriedCollection } from './checkWhere.js'
import { fieldAtPath } from './fieldAtPath.js'
import { kindOf } from './conditionValue.js'

type Args = {
  id?: unknown
  where?: unknown
  sort?: unknown
  limit?: unknown
  page?: unknown
  select?: unknown
  populate?: unknown
  joins?: unknown
  field?: unknown
  overrideAccess?: boolean
  currentDepth?: number
  data?: unknown
}

const maxSortPaths = 10
const maxSelectDepth = 10
/** The largest number that both databases take as a limit. */
const maxInteger = 2 ** 31 - 1

/**
 * Checks what a request asks for against the types of the fields before anything reads: conditions, order, page,
 * selected fields and joins. What the program itself asks for, and what Payload asks for to fill in relations, is not
 * checked.
 * @throws APIError `parameterInvalid`, and the codes of `checkWhere`
 */
export const checkQuery: CollectionBeforeOperationHook = ({ args, collection, req }) => {
  const query = args as Args
  if (query.overrideAccess || query.currentDepth !== undefined) return args
  const queried = { slug: collection.slug, payload: req.payload, ofVersions: Boolean(collection.versions) }
  for (const name of ['limit', 'page'] as const) checkInteger(name, query[name])
  checkPage('page', query)
  if (query.data !== undefined && query.data !== null && !isRecord(query.data))
    throw refuse('parameterInvalid', { part: 'data' })
  checkSelect('select', query.select)
  checkPopulate(query.populate)
  if (query.field !== undefined) checkSort(String(query.field), queried)
  return {
    ...args,
    ...(query.sort !== undefined && { sort: checkSort(query.sort, queried) }),
    ...(query.id !== undefined && { id: toDocumentId(req.payload, query.id) }),
    ...(query.where !== undefined && { where: checkWhere(query.where, queried) }),
    ...(query.joins !== undefined && { joins: checkJoins(query.joins, queried, req) }),
  }
}

function checkInteger(name: string, value: unknown): void {
  if (value === undefined || value === null || value === '') return
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > maxInteger)
    throw refuse('parameterInvalid', { part: name })
}

/** Refuses a page so far on that the number of documents before it is too large for a database. */
function checkPage(part: string, { limit, page }: { limit?: unknown; page?: unknown }): void {
  if ((Number(page || 1) - 1) * Number(limit || 1) > maxInteger) throw refuse('parameterInvalid', { part })
}

/**
 * Refuses an order by what is no single value of a document.
 * @returns the order without empty parts, which MongoDB fails on; `undefined` when nothing is left
 */
function checkSort(sort: unknown, queried: QueriedCollection): string[] | undefined {
  if (sort === undefined || sort === null) return undefined
  const parts: unknown[] = [sort].flat()
  if (parts.length > maxSortPaths) throw refuse('parameterInvalid', { part: 'sort' })
  const singles = parts.flatMap((part) => {
    if (typeof part !== 'string') throw refuse('parameterInvalid', { part: 'sort' })
    return part.split(',').map((single) => single.trim())
  })
  const order = singles.filter((single) => !['', '-'].includes(single))
  for (const single of order) {
    const path = single.replace(/^-/, '')
    // Payload's own order, also of what has no such times.
    if (path === 'createdAt' || path === 'updatedAt') continue
    const target = fieldAtPath(path, queried.slug, queried.payload, queried.ofVersions)
    if (!target || target.isInRows || !isSortable(target.field, path))
      throw refuse('queryNotAllowed', { path: path.slice(0, 100) })
  }
  return order.length > 0 ? order : undefined
}

const isSortable = (field: Parameters<typeof kindOf>[0], path: string): boolean =>
  kindOf(field, path)?.operators.includes('equals') === true &&
  !('hasMany' in field && field.hasMany === true) &&
  !('virtual' in field && field.virtual)

function checkSelect(part: string, select: unknown, depth = 0): void {
  if (select === undefined || select === null || select === '') return
  if (!isRecord(select) || depth > maxSelectDepth) throw refuse('parameterInvalid', { part })
  for (const value of Object.values(select)) if (typeof value !== 'boolean') checkSelect(part, value, depth + 1)
}

function checkPopulate(populate: unknown): void {
  if (populate === undefined || populate === null || populate === '') return
  if (!isRecord(populate)) throw refuse('parameterInvalid', { part: 'populate' })
  for (const select of Object.values(populate)) checkSelect('populate', select)
}

function checkJoins(joins: unknown, { slug, payload }: QueriedCollection, req: PayloadRequest): JoinQuery | undefined {
  if (joins === null || joins === false || joins === '') return undefined
  if (!isRecord(joins)) throw refuse('parameterInvalid', { part: 'joins' })
  const checked = Object.entries(joins).map(([name, join]) => {
    const field = fieldAtPath(name, slug, payload, false)?.field
    if (field?.type !== 'join' || Array.isArray(field.collection)) throw refuse('parameterInvalid', { part: 'joins' })
    if (join === false) return [name, false]
    if (!isRecord(join)) throw refuse('parameterInvalid', { part: 'joins' })
    const joined = { slug: field.collection, payload: req.payload, ofVersions: false }
    for (const part of ['limit', 'page']) checkInteger(`joins.${part}`, join[part])
    checkPage('joins.page', join)
    const sort = checkSort(join.sort, joined)
    return [name, { ...join, sort: sort?.join(','), where: checkWhere(join.where, joined) }]
  })
  return Object.fromEntries(checked) as JoinQuery
}
