import type { Endpoint, SanitizedConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { checkData } from './data/checkData.js'
import { checkRelations } from './data/checkRelations.js'
import { toDocumentId } from './isDocumentId.js'
import { checkQuery } from './query/checkQuery.js'

/** Endpoints that read the body of a request and do nothing without one. */
const bodyPaths = [
  '/',
  '/:id',
  '/:id?',
  '/login',
  '/forgot-password',
  '/reset-password',
  '/unlock',
  '/first-register',
  '/:key',
]

/**
 * Has every collection, Payload's own included, check what it is sent against the types of its fields, and closes the
 * endpoints that could only fail: of versions where there are none.
 * @param config the sanitised configuration; changed in place and returned
 */
export function checkRequests(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { hooks } = collection
    hooks.beforeOperation = [checkData, ...(hooks.beforeOperation ?? []), checkQuery]
    hooks.beforeValidate = [...(hooks.beforeValidate ?? []), checkRelations]
    // `false` makes Payload answer 501, a fault of the server.
    collection.endpoints = (collection.endpoints || [])
      .filter(({ path }) => collection.versions || !path.startsWith('/versions'))
      .map(checkEndpoint)
  }
  for (const global of config.globals)
    global.endpoints = (global.endpoints || [])
      .filter(({ path }) => global.versions || !path.startsWith('/versions'))
      .map(checkEndpoint)
  return config
}

// Payload shares endpoint objects between collections, so they are replaced, never changed.
const checkEndpoint = (endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: (req) => {
    const { method, path } = endpoint
    if (['post', 'patch'].includes(method) && bodyPaths.includes(path) && !req.body) throw refuse('bodyMissing')
    const { id } = req.routeParams ?? {}
    if (typeof id === 'string') req.routeParams = { ...req.routeParams, id: toDocumentId(req.payload, id) }
    // Only stores in the cloud have this parameter; without a field for it Payload's query fails.
    if (path.startsWith('/file/')) req.searchParams?.delete('prefix')
    return endpoint.handler(req)
  },
})
