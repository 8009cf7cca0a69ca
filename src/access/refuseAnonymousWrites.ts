import type { Endpoint, PayloadHandler, SanitizedConfig } from 'payload'

import { refuse } from '../errors/refuse.js'
import { slugs } from '../vocabulary/slugs.js'
import { wrapHandlers } from './wrapHandlers.js'

/** Payload's endpoints that write documents. The others for writing are those of sign-in, which anybody may call. */
const writingPaths = ['/', '/:id', '/:id/duplicate', '/versions/:id']

/**
 * Refuses writes without a session or key as the access rules do, but before the body is read and a transaction begins:
 * otherwise a stranger waits for the turn of others and takes one.
 * @param config the sanitised configuration; changed in place and returned
 */
export function refuseAnonymousWrites(config: SanitizedConfig): SanitizedConfig {
  for (const part of [...config.collections, ...config.globals])
    wrapHandlers(part, (endpoint, index, all) =>
      writes(endpoint) && !isReplacement(all, index) ? forUsers(part.slug, endpoint) : undefined,
    )
  return config
}

const writes = ({ method, path }: Endpoint): boolean => method !== 'get' && writingPaths.includes(path)

/** Whether it stands before Payload's own endpoint at the same address; it then refuses by itself. */
const isReplacement = (endpoints: readonly Endpoint[], index: number): boolean =>
  endpoints
    .slice(index + 1)
    .some(({ method, path }) => method === endpoints[index]?.method && path === endpoints[index]?.path)

const forUsers =
  (slug: string, { method, path, handler }: Endpoint): PayloadHandler =>
  (req) => {
    const isNewAccount = slug === slugs.users && method === 'post' && path === '/'
    if (!req.user) throw refuse(isNewAccount ? 'setUpByLinkOnly' : 'notPermitted')
    return handler(req)
  }
