import type { Payload } from 'payload'

import { collectionConfig } from '../../database/rows.js'
import type { Grant, SystemDates } from './grants.js'
import type { Row } from './rows.js'

const names = ['firstPublishedAt', 'publicDate'] as const satisfies readonly (keyof SystemDates)[]

/**
 * The data of a write to a row with the workflow's own dates in it: those of the grant, else those that the row has.
 * Whatever a caller has put in their place is dropped.
 */
export function withSystemDates(
  data: Record<string, unknown>,
  grant: Grant | undefined,
  before: Row | undefined,
): Record<string, unknown> {
  const dates = names
    .filter((name) => name in data)
    .map((name) => [name, grant?.dates?.[name] ?? before?.[name] ?? null])
  return { ...data, ...Object.fromEntries(dates) }
}

/** A date as the database returned it, in the form of JSON; undefined when there is none. */
export const toIsoDate = (value: unknown): string | undefined =>
  value === null || value === undefined || value === '' ? undefined : new Date(value as string | Date).toISOString()

/**
 * The dates of a publication of a row. Where a collection has original dates (`publishedAt`), websites go by those
 * first.
 */
export function publicationDates(payload: Payload, slug: string, row: Row, firstPublishedAt: string): SystemDates {
  const hasPublicDate = collectionConfig(payload, slug).flattenedFields.some(({ name }) => name === 'publicDate')
  return { firstPublishedAt, ...(hasPublicDate && { publicDate: toIsoDate(row.publishedAt) ?? firstPublishedAt }) }
}
