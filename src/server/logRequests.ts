import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

import { pinoHttp } from 'pino-http'

import { logger } from '../config/logger.js'
import { maskAddress } from './maskAddress.js'

/**
 * Gives every request an id (the client's `x-request-id` when it is well-formed), returns it as a header and logs the
 * result.
 */
export const logRequests = pinoHttp({
  logger,
  genReqId(req, res) {
    const requestedId = req.headers['x-request-id']
    const id = typeof requestedId === 'string' && /^[\w.-]{1,64}$/.test(requestedId) ? requestedId : randomUUID()
    res.setHeader('x-request-id', id)
    return id
  },
  autoLogging: {
    ignore: (req) => req.url === '/healthz' || req.url === '/readyz' || Boolean(req.url?.startsWith('/_next/')),
  },
  customLogLevel: (_req, res, error) =>
    error || res.statusCode >= 500 ? 'error' : res.statusCode >= 400 ? 'warn' : 'info',
  serializers: {
    req: (req: { id: unknown; method: string; url: string; remoteAddress: string; headers: IncomingHttpHeaders }) => ({
      id: req.id,
      method: req.method,
      url: maskAddress(req.url),
      remoteAddress: req.headers['x-forwarded-for'] ?? req.remoteAddress,
    }),
    res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
  },
})
