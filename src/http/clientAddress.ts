import { isIP } from 'node:net'

import type { Request, RequestHandler } from 'express'
import ipaddr from 'ipaddr.js'

/** Holds the address of the client and nothing else once `keepClientAddress` has seen the request. */
const header = 'x-forwarded-for'

/**
 * Finds the address a request comes from, by the setting `TRUST_PROXY`, and leaves only that in `X-Forwarded-For`:
 * what a client writes there by itself reaches no log, no audit event and no limit.
 */
export const keepClientAddress: RequestHandler = (req, _res, next) => {
  const address = addressOf(req)
  if (address === undefined) delete req.headers[header]
  else req.headers[header] = address
  next()
}

/** The client's address, as `keepClientAddress` left it; `undefined` for a call that came over no network. */
export const clientAddressIn = (headers: Headers | undefined): string | undefined => headers?.get(header) ?? undefined

/**
 * What one client can hold many of counts as one address: a site has at least the /64 of its IPv6 addresses (RFC 6177).
 */
export function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address
  const network = ipaddr.IPv6.parse(address).parts.slice(0, 4)
  return `${network.map((part) => part.toString(16)).join(':')}::/64`
}

function addressOf(req: Request): string | undefined {
  // A trusted proxy may pass on what is no address ("unknown"); the proxy itself is then all that is known.
  const address = [req.ip, req.socket.remoteAddress].find((each) => each !== undefined && isIP(each) !== 0)
  return address && ipaddr.process(address).toString()
}
