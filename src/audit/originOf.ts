import type { PayloadRequest } from 'payload'

import { actorOf } from '../access/actor.js'
import { trustedOrigins } from '../config/settings.js'
import { clientAddressIn } from '../http/clientAddress.js'
import { actorKinds, auditChannels } from '../vocabulary/options.js'
import type { Origin, RequestOrigin } from './AuditEvent.js'

/**
 * Tells who acts in a request, what kind of actor that is, through which channel and from which address. Values in `req.context` take
 * precedence: only our own code sets them.
 */
export async function originOf(req: PayloadRequest): Promise<RequestOrigin> {
  return {
    actor: req.user ? String(req.user.id) : null,
    actorKind: fromContext(req, 'actorKind', actorKinds) ?? (await kindOf(req)),
    channel: fromContext(req, 'channel', auditChannels) ?? channelOf(req),
    address: clientAddressIn(req.headers),
  }
}

async function kindOf(req: PayloadRequest): Promise<Origin['actorKind']> {
  if (req.user) return (await actorOf(req)).kind
  return req.payloadAPI === 'local' ? 'system' : 'anonymous'
}

function channelOf({ payloadAPI, headers }: PayloadRequest): Origin['channel'] {
  if (payloadAPI === 'GraphQL') return 'graphql'
  if (payloadAPI !== 'REST') return 'command'
  return isFromAdmin(headers) ? 'admin' : 'rest'
}

/**
 * Whether a request comes from the admin's pages. They send the session cookie and no `Authorization`. Because of the
 * admin's referrer policy there is usually no `Referer`, only the origin; no other page of that origin sends such
 * requests.
 */
function isFromAdmin(headers: Headers): boolean {
  if (headers.has('authorization')) return false
  const page = headers.get('referer')
  if (page)
    return (
      URL.canParse(page) &&
      trustedOrigins().includes(new URL(page).origin) &&
      /^\/admin(\/|$)/.test(new URL(page).pathname)
    )
  return headers.get('sec-fetch-site') === 'same-origin' || trustedOrigins().includes(headers.get('origin') ?? '')
}

function fromContext<Value extends string>(
  { context }: PayloadRequest,
  name: string,
  options: readonly { value: Value }[],
): Value | undefined {
  const value: unknown = context?.[name]
  return options.find((option) => option.value === value)?.value
}
