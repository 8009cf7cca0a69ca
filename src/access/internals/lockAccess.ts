import type { Access, CollectionConfig } from 'payload'

import { actorOf } from '../actor.js'
import { can, holds } from '../can.js'

type Lock = { user?: { value?: unknown } }

const named = ['document', 'globalSlug', 'user']

/**
 * Rules of the notes by which the admin says “so-and-so is editing this”. By Payload's defaults every key reads them all, drafts'
 * ids and editors included, and anybody removes, forges or dates them. Here they are the staff's, each in its holder's own name:
 * taking a document over means to put one's own name on its note.
 */
export const lockAccess: Pick<NonNullable<CollectionConfig['access']>, 'create' | 'read' | 'update' | 'delete'> = {
  read: can('admin.enter'),
  create: async ({ req, data }) => (await holds(req, 'admin.enter')) && names(data, named) && isOwn(data, req.user?.id),
  update: async ({ req, data }) =>
    (await holds(req, 'admin.enter')) && (data === undefined || (names(data, ['user']) && isOwn(data, req.user?.id))),
  delete: (async ({ req }) => {
    const { permissions, userId } = await actorOf(req)
    return permissions.has('admin.enter') && { 'user.value': { equals: userId } }
  }) satisfies Access,
}

const names = (data: unknown, allowed: string[]): boolean =>
  data !== null && typeof data === 'object' && Object.keys(data).every((key) => allowed.includes(key))

const isOwn = (data: unknown, userId: unknown): boolean => (data as Lock).user?.value === userId
