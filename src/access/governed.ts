import type { Access, CollectionConfig, Where } from 'payload'

import { actorOf } from './actor.js'
import { brokenIn } from './brokenSeals.js'
import { can, holds } from './can.js'

/** What everybody may see of a governed collection: live, and not in the trash (`?trash=true` shows trashed rows that still say published). */
export const liveOnly: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }

/** The same without the rows that are known to have come past the gate; see `hideUnsealed`. */
const servedOnly = (slug: string): Where => {
  const broken = brokenIn(slug)
  return broken.length === 0 ? liveOnly : { and: [...liveOnly.and!, { id: { not_in: broken } }] }
}

const read =
  (slug: string): Access =>
  async ({ req }) =>
    (await holds(req, 'content.read')) ? true : servedOnly(slug)

/**
 * Who may send an edit; whether this one touches live text is for the gate, which sees the result. A publisher edits nothing
 * (see `mayEditText`), but puts into the trash and takes out of it what was taken down.
 */
const update: Access = async ({ req, data }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  if (permissions.has('content.publish') && trashes(data)) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

// Asked for permissions, Payload hands over the stored document as `data`.
const trashes = (data: unknown): boolean => typeof data !== 'object' || data === null || 'deletedAt' in data

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
