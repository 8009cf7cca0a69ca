import type { Endpoint, SanitizedConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'

/** Payload's endpoints that write documents. The others for writing are those of sign-in, which anybody may call. */
const writingPaths = ['/', '/:id', '/:id/duplicate', '/versions/:id']

/**
 * Refuses writes without a session or key as the access rules do, but before the body is read and a transaction begins:
 * otherwise a stranger waits for the turn of others and takes one.
 * @param config the sanitised configuration; changed in place and returned
 */
export function refuseAnonymousWrites(config: SanitizedConfig): SanitizedConfig {
  for (const part of [...config.collections, ...config.globals]) {
    const { endpoints } = part
    if (!endpoints) continue
    // Payload shares endpoint objects between collections and configurations, so they are replaced, never mutated.
    part.endpoints = endpoints.map((endpoint, index) =>
      writes(endpoint) && !isReplacement(endpoints, index) ? forUsers(part.slug, endpoint) : endpoint,
    )
  }
  return config
}

const writes = ({ method, path }: Endpoint): boolean => method !== 'get' && writingPaths.includes(path)

/** Whether it stands before Payload's own endpoint at the same address; it then refuses by itself. */
const isReplacement = (endpoints: readonly Endpoint[], index: number): boolean =>
  endpoints
    .slice(index + 1)
    .some(({ method, path }) => method === endpoints[index]?.method && path === endpoints[index]?.path)

const forUsers = (slug: string, endpoint: Endpoint): Endpoint => ({
  ...endpoint,
  handler: (req) => {
    const isNewAccount = slug === slugs.users && endpoint.method === 'post' && endpoint.path === '/'
    if (!req.user) throw refuse(isNewAccount ? 'setUpByLinkOnly' : 'notPermitted')
    return endpoint.handler(req)
  },
})
