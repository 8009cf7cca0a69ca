import type { Payload, Where } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { isRecord } from '../isRecord.js'
import { isStorable } from '../text/isStorable.js'
import { existence, isSearch, kindOf } from './conditionValue.js'
import { fieldAtPath } from './fieldAtPath.js'

/** Conditions of one query, each word that is searched for counted: each is one in the database. */
const maxConditions = 100
/** Values of one `in`. */
const maxValues = 1_000
/** How deep `and` and `or` may lie within each other. */
const maxNesting = 10

export type QueriedCollection = { readonly slug: string; readonly payload: Payload; readonly ofVersions: boolean }

/**
 * Checks a query against the types of the fields before it reaches the database, and gives the values the form in which
 * they are stored (a day as a date-time, a number as a number). Paths that lead nowhere are left to Payload, which
 * refuses them.
 * @throws APIError `badRequest`, `queryTooLarge`, `queryNotAllowed`, `queryOperatorInvalid` or `queryValueInvalid`
 */
export function checkWhere(where: unknown, queried: QueriedCollection): Where | undefined {
  if (where === undefined || where === null || where === '') return undefined
  return checkConditions(where, queried, { conditions: 0 }, 0)
}

type Count = { conditions: number }

function checkConditions(where: unknown, queried: QueriedCollection, count: Count, nesting: number): Where {
  if (!isRecord(where)) throw refuse('badRequest')
  if (nesting > maxNesting) throw refuse('queryTooLarge', { limit: maxConditions })
  const checked: Where = {}
  for (const [path, constraint] of Object.entries(where)) {
    if (['and', 'or'].includes(path.toLowerCase())) {
      // Left out, as GraphQL leaves it.
      if (constraint === null || constraint === undefined) continue
      if (!Array.isArray(constraint)) throw refuse('badRequest')
      checked[path] = constraint.map((nested) => checkConditions(nested, queried, count, nesting + 1))
    } else if (constraint !== null && constraint !== undefined) {
      checked[path] = checkConstraint(path, constraint, queried, count)
    }
  }
  return checked
}

function checkConstraint(path: string, constraint: unknown, queried: QueriedCollection, count: Count): Where[string] {
  if (!isRecord(constraint)) throw refuse('badRequest')
  const target = fieldAtPath(path, queried.slug, queried.payload, queried.ofVersions)
  const checked: Record<string, unknown> = {}
  for (const [operator, value] of Object.entries(constraint)) {
    if (value === undefined) continue
    count.conditions += words(operator, value)
    if (count.conditions > maxConditions) throw refuse('queryTooLarge', { limit: maxConditions })
    if (!target) throw refuse('queryNotAllowed', { path: path.slice(0, 100) })
    const kind = kindOf(target.field, path)
    if (!kind) throw refuse('queryNotAllowed', { path })
    const { operators, expected } = kind
    if (!operators.includes(operator))
      throw refuse('queryOperatorInvalid', { path, operator: operator.slice(0, 50), operators: operators.join(', ') })
    const isMany = 'hasMany' in target.field && target.field.hasMany === true
    const read = readValue(operator, value, isMany, (single) => {
      if (isSearch(operator) && typeof single === 'string' && !isStorable(single)) return undefined
      return (operator === 'exists' ? existence : kind).read(single, queried.payload)
    })
    if (read === undefined)
      throw refuse('queryValueInvalid', {
        path,
        operator,
        expected: operator === 'exists' ? existence.expected : expected,
      })
    checked[operator] = read
  }
  return checked
}

const words = (operator: string, value: unknown): number =>
  operator.endsWith('like') && typeof value === 'string' ? value.split(' ').length : 1

function readValue(operator: string, value: unknown, isMany: boolean, read: (single: unknown) => unknown): unknown {
  if (operator === 'in' || operator === 'not_in') {
    const values: unknown = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value
    return readList(Array.isArray(values) ? values : [values], read)
  }
  // “Is nothing”, in JSON, in GraphQL and in an address.
  if ((operator === 'equals' || operator === 'not_equals') && (value === null || value === 'null')) return null
  if (Array.isArray(value)) return isMany ? readList(value, read) : undefined
  return read(value)
}

function readList(values: unknown[], read: (single: unknown) => unknown): unknown[] | undefined {
  if (values.length > maxValues) return undefined
  const list = values.map(read)
  return list.includes(undefined) ? undefined : list
}
