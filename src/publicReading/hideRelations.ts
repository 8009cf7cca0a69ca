import type { CollectionBeforeReadHook, FlattenedField, PayloadRequest } from 'payload'

import { hasPermission } from '../access/can.js'
import { loadDocument } from '../database/loadDocument.js'
import { publicSlugs, targetsOf } from './refuseHiddenPath.js'

type Row = Record<string, unknown>

/**
 * Removes relations to documents that the reader may not see, before Payload populates them: it would leave the bare
 * id, and the id of a draft reveals that there is a draft. Staff see all relations. A row whose relation is removed
 * keeps its other values (a participant's title is part of the live content).
 */
export const hideRelations: CollectionBeforeReadHook = async ({ collection, doc, overrideAccess, req }) => {
  if (overrideAccess || (await hasPermission(req, 'content.read'))) return doc as Row
  return visibleRow(doc as Row, collection.flattenedFields, req)
}

async function visibleRow(row: Row, fields: FlattenedField[], req: PayloadRequest): Promise<Row> {
  const shown = { ...row }
  await Promise.all(
    fields.map(async (field) => {
      const value = row[field.name]
      if (value === undefined || value === null) return
      if ('flattenedFields' in field) shown[field.name] = await visibleRows(value, field.flattenedFields, req)
      else if (field.type !== 'join' && targetsOf(field).some((slug) => !publicSlugs.includes(slug)))
        shown[field.name] = await visibleRelations(value, field, req)
    }),
  )
  return shown
}

const visibleRows = (value: unknown, fields: FlattenedField[], req: PayloadRequest): Promise<unknown> =>
  Array.isArray(value)
    ? Promise.all(value.map((row) => visibleRow(row as Row, fields, req)))
    : visibleRow(value as Row, fields, req)

async function visibleRelations(value: unknown, field: FlattenedField, req: PayloadRequest): Promise<unknown> {
  const isVisible = await Promise.all([value].flat().map((relation) => canSee(relation, targetsOf(field), req)))
  if (Array.isArray(value)) return value.filter((_relation, index) => isVisible[index])
  return isVisible[0] ? value : null
}

async function canSee(relation: unknown, targets: string[], req: PayloadRequest): Promise<boolean> {
  const polymorphic =
    typeof relation === 'object' && relation !== null && 'relationTo' in relation
      ? (relation as { relationTo: string; value: unknown })
      : undefined
  const collection = polymorphic?.relationTo ?? targets[0]!
  const id = String(polymorphic?.value ?? relation)
  return (await loadDocument(req, { collection, id, select: { id: true } })) !== null
}
