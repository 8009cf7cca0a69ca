import { isDeepStrictEqual } from 'node:util'

import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { findRow } from '../database/rows.js'

export type Row = { readonly id: number | string; readonly [field: string]: unknown }
export type RowChange = { readonly before: Row; readonly after: Row; readonly fields: readonly string[] }

/** Fields that change with every write, or that identify the row. */
const ignoredFields = ['id', 'createdAt', 'updatedAt']

const rowsByRequest = new WeakMap<PayloadRequest, Map<string, Row>>()
const keyOf = (slug: string, id: unknown): string => `${slug} ${String(id)}`

/**
 * Hooks that read a row before it is changed or deleted. Payload's own `previousDoc` cannot be used: it lacks the
 * fields that the request did not select.
 */
export const rememberRow = {
  beforeChange: (async ({ collection: { slug }, data, originalDoc, operation, req }) => {
    if (operation === 'update') await remember(req, slug, (originalDoc as Row).id)
    return data
  }) satisfies CollectionBeforeChangeHook,

  beforeDelete: (({ collection: { slug }, id, req }) => remember(req, slug, id)) satisfies CollectionBeforeDeleteHook,
}

async function remember(req: PayloadRequest, slug: string, id: number | string): Promise<void> {
  const row = await readRow(req, slug, id)
  const rows = rowsByRequest.get(req) ?? new Map<string, Row>()
  rowsByRequest.set(req, rows)
  if (row) rows.set(keyOf(slug, id), row)
}

/** The row as `rememberRow` read it before the change. */
export const rowBefore = (req: PayloadRequest, slug: string, id: number | string): Row | undefined =>
  rowsByRequest.get(req)?.get(keyOf(slug, id))

/** Reads a row as it is now, within the request's transaction. */
export const readRow = (req: PayloadRequest, slug: string, id: number | string): Promise<Row | null> =>
  findRow<Row>(req.payload, req, slug, id)

/** Compares a row with what `rememberRow` read; undefined when there is nothing to compare. */
export async function changeOf(req: PayloadRequest, slug: string, id: number | string): Promise<RowChange | undefined> {
  const before = rowBefore(req, slug, id)
  const after = before && (await readRow(req, slug, id))
  if (!after) return undefined
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return {
    before,
    after,
    fields: [...names]
      .filter((name) => !ignoredFields.includes(name) && !isDeepStrictEqual(before[name] ?? null, after[name] ?? null))
      .sort(),
  }
}
