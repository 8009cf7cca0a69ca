import type { CollectionConfig, Endpoint, SanitizedCollectionConfig, SanitizedConfig } from 'payload'

import { refuse } from '../../errors/refuse.js'
import { holds, never } from '../can.js'
import { lockAccess } from './lockAccess.js'
import { preferenceAccess } from './preferenceAccess.js'

type Rules = NonNullable<CollectionConfig['access']>

/** What Payload adds to the collections for itself, and the rules in place of its own, by which every signed-in account may write. */
const rules: Record<string, Rules> = {
  'payload-locked-documents': lockAccess,
  'payload-preferences': preferenceAccess,
  'payload-migrations': { create: never, read: never, update: never, delete: never },
}

/** What only the admin's pages ask; the first tells anybody whether there is a document with an id. */
const adminPaths = ['/access/:id?', '/verify/:id']

/**
 * Closes what Payload adds by itself, which no part of a configuration reaches: its own collections leave GraphQL and are the
 * staff's alone, and so are the addresses that only the admin uses. Takes the finished configuration and gives it back.
 */
export function closeInternals(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const own = rules[collection.slug]
    if (own) {
      Object.assign(collection.access, own)
      collection.graphQL = false
    }
    closeEndpoints(collection, (path) => own !== undefined || adminPaths.includes(path))
  }
  return config
}

// Payload shares the endpoints' objects among all collections and configurations: they are replaced and never changed.
function closeEndpoints(collection: SanitizedCollectionConfig, isStaffOnly: (path: string) => boolean): void {
  if (!collection.endpoints) return
  collection.endpoints = collection.endpoints.map((endpoint) => (isStaffOnly(endpoint.path) ? forStaff(endpoint) : endpoint))
}

const forStaff = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: async (req) => {
    if (!(await holds(req, 'admin.enter'))) throw refuse('notPermitted')
    return endpoint.handler(req)
  },
})
