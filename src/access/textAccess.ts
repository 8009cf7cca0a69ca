import type { Field, FieldAccess } from 'payload'

import { actorOf } from './actor.js'

/**
 * Who may change the text of a document: editors, and its writer. Who publishes writes nothing by that; the admin shows him the
 * fields as read-only. Without a document (in the list of permissions) it tells whether there may be one.
 */
export const mayEditText: FieldAccess = async ({ doc, req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  return (
    permissions.has('content.editOwn') && (doc === undefined || (doc as { createdBy?: unknown }).createdBy === userId)
  )
}

/** Guards every field of a text with `mayEditText`, in rows too; a group or a list is guarded as a whole. */
export const withTextAccess = (fields: Field[]): Field[] => fields.map(guarded)

function guarded(field: Field): Field {
  if (field.type === 'row' || field.type === 'collapsible') return { ...field, fields: withTextAccess(field.fields) }
  // Joins, and what only the form knows, are never written.
  if (field.type === 'tabs' || field.type === 'ui' || field.type === 'join' || !('name' in field)) return field
  return { ...field, access: { ...field.access, update: mayEditText } } as Field
}
