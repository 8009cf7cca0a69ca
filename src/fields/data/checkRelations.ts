import type { CollectionBeforeValidateHook, FlattenedField, PayloadRequest } from 'payload'

import { findRows } from '../../database/rows.js'
import { isDocumentId } from '../isDocumentId.js'
import { createValidationError } from './checkData.js'
import { isRecord } from '../isRecord.js'
import type { Data, DataFault } from './normaliseData.js'

type Relation = { readonly path: string; readonly field: FlattenedField; readonly slug: string; readonly id: string }

/**
 * Refuses ids of documents that do not exist: SQLite would fail, MongoDB would store them. Ids that the document has
 * already are left to be; their document may have been deleted since. Runs after access, since it reads.
 * @throws ValidationError that names every such field
 */
export const checkRelations: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  if (!data) return data
  const stored = new Set([...relationsIn(originalDoc ?? {}, collection.flattenedFields)].map(keyOf))
  const added = [...relationsIn(data, collection.flattenedFields)].filter((relation) => !stored.has(keyOf(relation)))
  if (added.length === 0) return data
  const known = await findKnown(added, req)
  const faults = added
    .filter((relation) => !known.has(keyOf(relation)))
    .map(({ path, field, id }): DataFault => ({ path, field, code: 'relationMissing', values: { id } }))
  if (faults.length > 0) throw createValidationError(faults, collection, req)
  return data
}

const keyOf = ({ slug, id }: Pick<Relation, 'slug' | 'id'>): string => `${slug}:${id}`

async function findKnown(relations: readonly Relation[], req: PayloadRequest): Promise<ReadonlySet<string>> {
  const known = new Set<string>()
  for (const slug of new Set(relations.map((relation) => relation.slug))) {
    const ofSlug = relations.filter(({ slug: target, id }) => target === slug && isDocumentId(req.payload, id))
    if (ofSlug.length === 0 || !Object.hasOwn(req.payload.collections, slug)) continue
    const ids = [...new Set(ofSlug.map(({ id }) => id))]
    const rows = await findRows<{ id: string }>(req.payload, req, slug, { where: { id: { in: ids } } })
    for (const { id } of rows) known.add(keyOf({ slug, id: String(id) }))
  }
  return known
}

/** Every relation in the data of a document, those in its groups, rows and rich texts included. */
function* relationsIn(data: object, fields: readonly FlattenedField[], parent = ''): Generator<Relation> {
  for (const field of fields) {
    const value: unknown = (data as Data)[field.name]
    const path = `${parent}${field.name}`
    if (value === undefined || value === null) continue
    if (field.type === 'array' && Array.isArray(value))
      for (const [index, row] of value.entries()) {
        if (isRecord(row)) yield* relationsIn(row, field.flattenedFields, `${path}.${index}.`)
      }
    else if ((field.type === 'group' || field.type === 'tab') && isRecord(value))
      yield* relationsIn(value, field.flattenedFields, `${path}.`)
    else if (field.type === 'relationship' || field.type === 'upload')
      for (const entry of [value].flat() as unknown[]) {
        const { slug, id } = targetOf(entry, [field.relationTo].flat()[0]!)
        if (typeof id === 'string') yield { path, field, slug, id }
      }
    else if (field.type === 'richText') for (const { slug, id } of uploadsIn(value)) yield { path, field, slug, id }
  }
}

/** A relation as it is stored, or as an answer shows it: an id, a document, or either with its collection. */
function targetOf(entry: unknown, slug: string): { slug: string; id: unknown } {
  if (!isRecord(entry)) return { slug, id: entry }
  if (typeof entry.relationTo === 'string') return targetOf(entry.value, entry.relationTo)
  return { slug, id: entry.id }
}

/** The images within a rich text. */
function* uploadsIn(value: unknown): Generator<{ slug: string; id: string }> {
  const nodes: unknown[] = [isRecord(value) ? value.root : undefined]
  while (nodes.length > 0) {
    const node = nodes.pop()
    if (!isRecord(node)) continue
    if (Array.isArray(node.children)) nodes.push(...(node.children as unknown[]))
    if (node.type !== 'upload' || typeof node.relationTo !== 'string') continue
    const { slug, id } = targetOf(node.value, node.relationTo)
    yield { slug, id: String(id) }
  }
}
