import type { Access, CollectionBeforeChangeHook, CollectionConfig, Field, FieldAccess, Where } from 'payload'

import { actorOf } from '../access/actor.js'
import { can, hasPermission } from '../access/can.js'
import { brokenSealsIn } from '../publicReading/brokenSeals.js'

/** What everybody may see of a governed collection: live, and not in the trash (`?trash=true` shows trashed rows that still say published). */
export const liveOnly: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }

/** The same without the rows that are known to have come past the gate; see `hideUnsealed`. */
const servedOnly = (slug: string): Where => {
  const broken = brokenSealsIn(slug)
  return broken.length === 0 ? liveOnly : { and: [...liveOnly.and!, { id: { not_in: broken } }] }
}

const read =
  (slug: string): Access =>
  async ({ req }) =>
    (await hasPermission(req, 'content.read')) ? true : servedOnly(slug)

/**
 * Who may send an edit; whether this one touches live text is for the gate, which sees the result. A publisher edits nothing
 * (see `mayEditText`), but puts into the trash and takes out of it what was taken down.
 */
const update: Access = async ({ req, data }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  if (permissions.has('content.publish') && changesTrash(data)) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

// Asked for permissions, Payload hands over the stored document as `data`.
const changesTrash = (data: unknown): boolean => typeof data !== 'object' || data === null || 'deletedAt' in data

/** Who may delete at all; which documents those are is decided by `guardRemoval`, which knows whether one ever was live. */
const remove: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.publish') || permissions.has('content.editAny')) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

/** The access rules of a governed collection. */
export const governedAccess = (slug: string): NonNullable<CollectionConfig['access']> => ({
  read: read(slug),
  readVersions: can('content.read'),
  create: can('content.create'),
  update,
  delete: remove,
})

/**
 * Who may change the text of a document: editors, and its writer. Who publishes writes nothing by that; the admin shows him the
 * fields as read-only. Without a document (in the list of permissions) it tells whether there may be one.
 */
export const mayEditDocument: FieldAccess = async ({ doc, req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  return (
    permissions.has('content.editOwn') && (doc === undefined || (doc as { createdBy?: unknown }).createdBy === userId)
  )
}

/** Guards every field of a text with `mayEditText`, in rows too; a group or a list is guarded as a whole. */
export const withEditAccess = (fields: Field[]): Field[] => fields.map(withFieldAccess)

function withFieldAccess(field: Field): Field {
  if (field.type === 'row' || field.type === 'collapsible') return { ...field, fields: withEditAccess(field.fields) }
  // Joins, and what only the form knows, are never written.
  if (field.type === 'tabs' || field.type === 'ui' || field.type === 'join' || !('name' in field)) return field
  return { ...field, access: { ...field.access, update: mayEditDocument } } as Field
}

/**
 * Whoever creates a document (duplicating included) is its writer, nobody can name another, and what a person writes has no date
 * but its own.
 */
export const setCreatedBy: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'update')
    return { ...data, createdBy: (originalDoc as { createdBy?: unknown } | undefined)?.createdBy ?? null }
  if (!req.user) return { ...data, createdBy: null }
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = data as Record<string, unknown>
  return { ...rest, createdBy: req.user.id }
}
