import type { CollectionConfig, Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { holds, never } from '../can.js'
import { lockAccess } from './lockAccess.js'
import { preferenceAccess } from './preferenceAccess.js'

type Rules = NonNullable<CollectionConfig['access']>

const nobody: Rules = { create: never, read: never, update: never, delete: never }

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
      Object.assign(collection.access, staffRules[slug] ?? nobody)
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
    if (!(await holds(req, 'admin.enter'))) throw refuse('notPermitted')
    return endpoint.handler(req)
  },
})
