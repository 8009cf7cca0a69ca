import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

import type { Payload } from 'payload'

const cookie = /(?:^|;\s*)payload-token=([^;\s]+)/
const header = /^(?:JWT|Bearer) (\S+)$/

/**
 * Whether a request carries a session that this server has signed and that has not run out. It may have been ended
 * since: this says who is let in first, and nothing about what they may do.
 */
export function hasValidSession({ authorization, cookie: cookies }: IncomingHttpHeaders, { secret }: Payload): boolean {
  const token = header.exec(authorization ?? '')?.[1] ?? cookie.exec(cookies ?? '')?.[1]
  const [head, body, signature, ...rest] = token?.split('.') ?? []
  if (head === undefined || body === undefined || signature === undefined || rest.length > 0) return false
  const expected = createHmac('sha256', secret).update(`${head}.${body}`).digest()
  const given = Buffer.from(signature, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
  const { exp } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { exp?: unknown }
  return typeof exp === 'number' && exp * 1_000 > Date.now()
}
