import type { FlattenedField, Payload } from 'payload'

import { slugs } from '../../vocabulary/slugs.js'

type Data = Record<string, unknown>

/**
 * The ids of all media that a document uses: in upload and relationship fields at any depth, and in rich text.
 * @param fields Payload's flattened fields (without rows and unnamed tabs)
 * @param data the document as stored; relations may be ids or populated
 */
export function mediaIdsOf(fields: readonly FlattenedField[], data: object): Set<string> {
  const ids = new Set<string>()
  collect(fields, { ...data }, ids)
  return ids
}

function collect(fields: readonly FlattenedField[], data: Data, ids: Set<string>): void {
  for (const field of fields) {
    const value = data[field.name]
    if (value === null || value === undefined) continue
    if (field.type === 'upload' || field.type === 'relationship')
      for (const one of listOf(value)) addRelated(field.relationTo, one, ids)
    else if (field.type === 'richText') for (const id of mediaIdsInRichText(value)) ids.add(id)
    else if (field.type === 'array') for (const row of listOf(value)) collect(field.flattenedFields, row as Data, ids)
    else if (field.type === 'blocks') collectBlocks(field, listOf(value) as Data[], ids)
    else if ('flattenedFields' in field) collect(field.flattenedFields, value as Data, ids)
  }
}

function collectBlocks(
  field: Extract<FlattenedField, { type: 'blocks' }>,
  rows: readonly Data[],
  ids: Set<string>,
): void {
  for (const row of rows) {
    const block = field.blocks.find(({ slug }) => slug === row.blockType)
    if (block) collect(block.flattenedFields, row, ids)
  }
}

// A relation to one collection is an id, a polymorphic one is `{ relationTo, value }`; either may be populated.
function addRelated(relationTo: string | readonly string[], value: unknown, ids: Set<string>): void {
  const isPolymorphic = typeof relationTo !== 'string'
  const { relationTo: target, value: related } = isPolymorphic
    ? (value as { relationTo?: unknown; value?: unknown })
    : { relationTo, value }
  const id = related !== null && typeof related === 'object' && 'id' in related ? related.id : related
  if (target === slugs.media && id !== null && id !== undefined) ids.add(String(id))
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

/**
 * The ids of the media that a rich text shows, in upload nodes at any depth.
 * @param value the text as Lexical stores it
 */
export function mediaIdsInRichText(value: unknown): Set<string> {
  const ids = new Set<string>()
  // A stack instead of recursion, since the client chooses the depth.
  const stack: unknown[] = [value]
  while (stack.length > 0) {
    const current = stack.pop()
    if (typeof current !== 'object' || current === null) continue
    const node = current as { type?: unknown; relationTo?: unknown; value?: unknown }
    if (node.type === 'upload' && node.relationTo === slugs.media) addId(node.value, ids)
    stack.push(...Object.values(current))
  }
  return ids
}

function addId(value: unknown, ids: Set<string>): void {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : value
  if (typeof id === 'string' || typeof id === 'number') ids.add(String(id))
}

/**
 * Whether an id has the database's format. MongoDB rejects a query that contains a malformed id, and rich text may
 * contain any.
 */
export const isPossibleId = (id: string, { db }: Payload): boolean =>
  db.name !== 'mongoose' || /^[0-9a-f]{24}$/i.test(id)
