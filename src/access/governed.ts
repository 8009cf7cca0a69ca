import type { Access, CollectionConfig, Where } from 'payload'

import { actorOf } from './actor.js'
import { can, holds } from './can.js'

/** What everybody may see of a governed collection: live, and not in the trash (`?trash=true` shows trashed rows that still say published). */
export const liveOnly: Where = { and: [{ _status: { equals: 'published' } }, { deletedAt: { exists: false } }] }

const asksForLive = (data: unknown): boolean => {
  const status = (data as { _status?: unknown } | undefined)?._status
  return status !== undefined && status !== 'draft'
}

const read: Access = async ({ req }) => ((await holds(req, 'content.read')) ? true : liveOnly)

const create: Access = async ({ req, data }) => {
  if (!(await holds(req, 'content.create'))) return false
  return !asksForLive(data) || holds(req, 'content.publish')
}

/**
 * Everyone who may edit or publish may send an update; whether this one would touch the live text is decided by
 * `guardLiveText`, which sees the resulting status and not just what was sent.
 */
const update: Access = async ({ req, data }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.publish')) return permissions.has('content.editAny') || data === undefined || asksForLive(data) || '_status' in data || 'deletedAt' in data
  if (asksForLive(data)) return false
  if (permissions.has('content.editAny')) return true
  return permissions.has('content.editOwn') ? { createdBy: { equals: userId } } : false
}

/** Drafts go with their writer or an editor; what is or was live goes with a publisher. */
const remove: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  if (permissions.has('content.publish')) return true
  const neverLive: Where = { _status: { not_equals: 'published' } }
  if (permissions.has('content.editAny')) return neverLive
  return permissions.has('content.editOwn') ? { and: [neverLive, { createdBy: { equals: userId } }] } : false
}

/** The access rules of every governed collection. */
export const governedAccess: CollectionConfig['access'] = {
  read,
  readVersions: can('content.read'),
  create,
  update,
  delete: remove,
}
