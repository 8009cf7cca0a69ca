import type { Access, CollectionBeforeChangeHook, CollectionConfig, Field, FieldAccess, Where } from 'payload'

import { actorOf } from '../access/actor.js'
import { can, hasPermission } from '../access/can.js'
import { brokenSealsIn } from '../publicReading/brokenSeals.js'

/**
 * Documents that everybody may read: live and not in the trash. With `?trash=true` Payload returns trashed rows, still
 * published.
 */
const liveOnly: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }

/** `liveOnly` without the rows whose seal is known to be broken; see `hideUnsealed`. */
const servedOnly = (slug: string): Where => {
  const broken = brokenSealsIn(slug)
  return broken.length === 0 ? liveOnly : { and: [...liveOnly.and!, { id: { not_in: broken } }] }
}

const read =
  (slug: string): Access =>
  async ({ req }) =>
    (await hasPermission(req, 'content.read')) ? true : servedOnly(slug)

/**
 * Who may send an update; whether it touches live content is decided by the gate, which sees the result. Publishers may
 * not edit fields (see `mayEditDocument`), but may trash and restore archived documents.
 */
const update: Access = async ({ req, data }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  if (permissions.has('content.publish') && changesTrash(data)) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

// When Payload computes permissions, it passes the stored document as `data`.
const changesTrash = (data: unknown): boolean => typeof data !== 'object' || data === null || 'deletedAt' in data

/**
 * Who may delete at all; which documents they may delete is decided by `validateRemoval`, which knows whether one was
 * ever live.
 */
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
 * Who may change the fields of a document: editors, and its writer. The permission to publish does not include it; the
 * admin shows publishers the fields as read-only. Without a document (when permissions are listed) it tells whether the
 * user may edit any.
 */
export const mayEditDocument: FieldAccess = async ({ doc, req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  return (
    permissions.has('content.editOwn') && (doc === undefined || (doc as { createdBy?: unknown }).createdBy === userId)
  )
}

/**
 * Sets `mayEditDocument` on every field without a rule of its own, rows included; a group or array is covered by the rule
 * of its own field.
 */
export const withEditAccess = (fields: Field[]): Field[] => fields.map(withFieldAccess)

function withFieldAccess(field: Field): Field {
  if (field.type === 'row' || field.type === 'collapsible') return { ...field, fields: withEditAccess(field.fields) }
  // Joins and UI fields are never written.
  if (field.type === 'tabs' || field.type === 'ui' || field.type === 'join' || !('name' in field)) return field
  return { ...field, access: { update: mayEditDocument, ...field.access } } as Field
}

/**
 * Sets the writer of a new document (duplicates included) to the user of the request; clients can set neither the
 * writer nor the timestamps.
 */
export const setCreatedBy: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (operation === 'update')
    return { ...data, createdBy: (originalDoc as { createdBy?: unknown } | undefined)?.createdBy ?? null }
  if (!req.user) return { ...data, createdBy: null }
  const { createdAt: _createdAt, updatedAt: _updatedAt, ...rest } = data as Record<string, unknown>
  return { ...rest, createdBy: req.user.id }
}
