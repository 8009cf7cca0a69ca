import type { Access, CollectionConfig, Where } from 'payload'

import { actorOf } from './actor.js'
import { can, holds } from './can.js'

/** What everybody may see of a governed collection: live, and not in the trash (`?trash=true` shows trashed rows that still say published). */
export const liveOnly: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }

const read: Access = async ({ req }) => ((await holds(req, 'content.read')) ? true : liveOnly)

/**
 * Everyone who may edit or publish may send an update; whether this one touches live text is decided by `guardLiveText`, which
 * sees the result. `data` is no help there: asked for permissions, Payload hands over the stored document as `data`.
 * A publisher changes where a text stands and not what it says: see `mayEditText`.
 */
const update: Access = async ({ req, data }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.editAny')) return true
  if (permissions.has('content.publish') && movesText(data)) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

const movesText = (data: unknown): boolean => typeof data !== 'object' || data === null || '_status' in data || 'deletedAt' in data

/** Who may delete at all; which documents those are is decided by `guardRemoval`, which knows whether one ever was live. */
const remove: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.publish') || permissions.has('content.editAny')) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

/** The access rules of every governed collection. */
export const governedAccess: CollectionConfig['access'] = {
  read,
  readVersions: can('content.read'),
  create: can('content.create'),
  update,
  delete: remove,
}
