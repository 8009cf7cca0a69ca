import type { Access, CollectionConfig, Endpoint, PayloadHandler, SanitizedConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { actorOf } from './actor.js'
import { can, hasPermission, never } from './can.js'
import { wrapHandlers } from './wrapHandlers.js'

type Lock = { user?: { value?: unknown } }

const lockFields = ['document', 'globalSlug', 'user']

/**
 * Access rules of Payload's document locks (“… is editing this”). By default every account, websites' API keys
 * included, can read all of them with the ids of drafts, and can delete, forge or backdate them. Here only staff read
 * them, and everybody writes and deletes only locks in their own name; taking a document over means to put one's own
 * name on its lock.
 */
const lockAccess: Pick<NonNullable<CollectionConfig['access']>, 'create' | 'read' | 'update' | 'delete'> = {
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

/**
 * Access rules of the preferences the admin stores for each user (columns, open groups): staff only, and only their
 * own.
 */
const preferenceAccess: Pick<NonNullable<CollectionConfig['access']>, 'create' | 'read' | 'update' | 'delete'> = {
  create: can('admin.enter'),
  read: ownOnly,
  update: ownOnly,
  delete: ownOnly,
}

type Rules = NonNullable<CollectionConfig['access']>

const closedRules: Rules = { create: never, read: never, update: never, delete: never }

/**
 * The internal collections that the admin's pages need. All others (migrations, jobs, key-value store) are closed to
 * everybody.
 */
const staffRules: Record<string, Rules> = {
  'payload-locked-documents': lockAccess,
  'payload-preferences': preferenceAccess,
}

const isInternal = (slug: string): boolean => slug.startsWith('payload-')

/** Endpoints that only the admin uses. `/access/:id` would tell anybody whether a document with this id exists. */
const adminPaths = ['/access/:id?']

/** Endpoints for nobody, which nobody needs either: Payload's queries for them fail. */
const isClosed = ({ method, path }: Endpoint): boolean =>
  path === '/verify/:id' || (path === '/:key' && method === 'delete')

/**
 * Closes the collections, globals and endpoints that Payload adds by itself. The configuration has no option for them,
 * and by default every signed-in account may write them. They leave GraphQL and are open to staff or to nobody;
 * whatever a later version of Payload adds is closed until it is listed here.
 * @param config the sanitised configuration; changed in place and returned
 */
export function closeInternals(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { slug } = collection
    if (isInternal(slug)) {
      Object.assign(collection.access, staffRules[slug] ?? closedRules)
      collection.graphQL = false
    }
    wrapHandlers(collection, (endpoint) => {
      if (isClosed(endpoint)) return refuseAll
      return isInternal(slug) || adminPaths.includes(endpoint.path) ? forStaff(endpoint) : undefined
    })
  }
  for (const global of config.globals.filter(({ slug }) => isInternal(slug))) {
    Object.assign(global.access, { read: never, update: never })
    global.graphQL = false
  }
  return config
}

const refuseAll: PayloadHandler = () => {
  throw refuse('notPermitted')
}

const forStaff =
  ({ handler }: Endpoint): PayloadHandler =>
  async (req) => {
    if (!(await hasPermission(req, 'admin.enter'))) throw refuse('notPermitted')
    return handler(req)
  }
