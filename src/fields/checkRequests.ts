import type { Endpoint, PayloadHandler, SanitizedConfig } from 'payload'

import { wrapHandlers } from '../access/wrapHandlers.js'
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
  }
  for (const part of [...config.collections, ...config.globals]) {
    // `false` makes Payload answer 501, a fault of the server.
    part.endpoints = (part.endpoints || []).filter(({ path }) => part.versions || !path.startsWith('/versions'))
    wrapHandlers(part, checked)
  }
  return config
}

const checked =
  ({ method, path, handler }: Endpoint): PayloadHandler =>
  (req) => {
    if (['post', 'patch'].includes(method) && bodyPaths.includes(path) && !req.body) throw refuse('bodyMissing')
    const { id } = req.routeParams ?? {}
    if (typeof id === 'string') req.routeParams = { ...req.routeParams, id: toDocumentId(req.payload, id) }
    // Only stores in the cloud have this parameter; without a field for it Payload's query fails.
    if (path.startsWith('/file/')) req.searchParams?.delete('prefix')
    return handler(req)
  }
