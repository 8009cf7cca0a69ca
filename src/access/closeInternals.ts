import type { Access, CollectionConfig, Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { actorOf } from './actor.js'
import { can, hasPermission, never } from './can.js'

type Lock = { user?: { value?: unknown } }

const lockFields = ['document', 'globalSlug', 'user']

/**
 * Rules of the notes by which the admin says “so-and-so is editing this”. By Payload's defaults every key reads them all, drafts'
 * ids and editors included, and anybody removes, forges or dates them. Here they are the staff's, each in its holder's own name:
 * taking a document over means to put one's own name on its note.
 */
export const lockAccess: Pick<NonNullable<CollectionConfig['access']>, 'create' | 'read' | 'update' | 'delete'> = {
  read: can('admin.enter'),
  create: async ({ req, data }) =>
    (await hasPermission(req, 'admin.enter')) && hasOnlyKeys(data, lockFields) && isOwn(data, req.user?.id),
  update: async ({ req, data }) =>
    (await hasPermission(req, 'admin.enter')) &&
    (data === undefined || (hasOnlyKeys(data, ['user']) && isOwn(data, req.user?.id))),
  delete: (async ({ req }) => {
    const { permissions, userId } = await actorOf(req)
    return permissions.has('admin.enter') && { 'user.value': { equals: userId } }
  }) satisfies Access,
}

const hasOnlyKeys = (data: unknown, allowed: string[]): boolean =>
  data !== null && typeof data === 'object' && Object.keys(data).every((key) => allowed.includes(key))

const isOwn = (data: unknown, userId: unknown): boolean => (data as Lock).user?.value === userId

const ownOnly: Access = async ({ req }) => {
  const { permissions, userId } = await actorOf(req)
  return permissions.has('admin.enter') && { 'user.value': { equals: userId } }
}

/** Rules of what the admin remembers for each user (columns, open groups): his own, and nothing for accounts that never enter it. */
export const preferenceAccess: Pick<
  NonNullable<CollectionConfig['access']>,
  'create' | 'read' | 'update' | 'delete'
> = {
  create: can('admin.enter'),
  read: ownOnly,
  update: ownOnly,
  delete: ownOnly,
}

type Rules = NonNullable<CollectionConfig['access']>

const closedRules: Rules = { create: never, read: never, update: never, delete: never }

/** The rules of what Payload adds for itself and the admin's pages need; the rest of it (migrations, jobs, stored keys) is nobody's. */
const staffRules: Record<string, Rules> = {
  'payload-locked-documents': lockAccess,
  'payload-preferences': preferenceAccess,
}

const isInternal = (slug: string): boolean => slug.startsWith('payload-')

/** What only the admin's pages ask; the first tells anybody whether there is a document with an id. */
const adminPaths = ['/access/:id?', '/verify/:id']

/**
 * Closes what Payload adds by itself, which no part of a configuration reaches, and which by default every signed-in account may
 * write: it leaves GraphQL and is the staff's or nobody's, and so are the addresses that only the admin uses. What a later
 * version or a new setting adds is closed until it is named here. Takes the finished configuration and gives it back.
 */
export function closeInternals(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { slug } = collection
    if (isInternal(slug)) {
      Object.assign(collection.access, staffRules[slug] ?? closedRules)
      collection.graphQL = false
    }
    closeEndpoints(collection, (path) => isInternal(slug) || adminPaths.includes(path))
  }
  for (const global of config.globals.filter(({ slug }) => isInternal(slug))) {
    Object.assign(global.access, { read: never, update: never })
    global.graphQL = false
  }
  return config
}

// Payload shares the endpoints' objects among all collections and configurations: they are replaced and never changed.
function closeEndpoints(collection: SanitizedCollectionConfig, isStaffOnly: (path: string) => boolean): void {
  if (!collection.endpoints) return
  collection.endpoints = collection.endpoints.map((endpoint) =>
    isStaffOnly(endpoint.path) ? forStaff(endpoint) : endpoint,
  )
}

const forStaff = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    if (!(await hasPermission(req, 'admin.enter'))) throw refuse('notPermitted')
    return endpoint.handler(req)
  },
})
