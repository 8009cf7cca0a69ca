import type { SanitizedCollectionConfig, Where } from 'payload'

import { publicPath } from '../fields/publicPath.js'

type Query = { readonly where?: unknown; readonly sort?: unknown }

/**
 * The conditions and the order of a query by readers who are not staff, by the columns that hold what they are shown:
 * where a field is empty they may be shown another one in its place. Without an order it is the public one of the
 * collection.
 */
export function toPublicColumns(
  { where, sort }: Query,
  { custom, flattenedFields }: SanitizedCollectionConfig,
): { where: Where | undefined; sort: string[] | undefined } {
  const column = (path: string) => publicPath(path, flattenedFields)
  const toColumns = (condition: unknown): unknown => {
    if (Array.isArray(condition)) return condition.map(toColumns)
    if (typeof condition !== 'object' || condition === null) return condition
    return Object.fromEntries(
      Object.entries(condition).map(([path, value]) =>
        /^(?:and|or)$/i.test(path) ? [path, toColumns(value)] : [column(path), value as unknown],
      ),
    )
  }
  const paths = sortPaths(sort)
  const { publicSort } = custom as { publicSort?: unknown }
  const columns = (paths.length > 0 ? paths : sortPaths(publicSort)).map((path) =>
    path.startsWith('-') ? `-${column(path.slice(1))}` : column(path),
  )
  return { where: toColumns(where) as Where | undefined, sort: columns.length > 0 ? columns : undefined }
}

/** The paths of a `sort` (`-year,title`, or a list of such), each with its minus. */
export const sortPaths = (sort: unknown): string[] =>
  [sort]
    .flat()
    .flatMap((paths) => (typeof paths === 'string' ? paths.split(',') : []))
    .map((path) => path.trim())
    .filter((path) => path !== '')
