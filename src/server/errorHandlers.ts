import type { ErrorRequestHandler, RequestHandler } from 'express'

import { logger } from '../config/logger.js'
import { HttpError } from '../http/HttpError.js'
import { sendError } from '../http/sendError.js'

const notFound: RequestHandler = () => {
  throw new HttpError('notFound')
}

// Express tells an error handler by its four parameters.
const failed: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  const known = error instanceof HttpError ? error : isBadUrl(error) ? new HttpError('badRequest') : undefined
  if (!known) logger.error({ err: error, requestId: req.id }, 'request failed')
  if (res.headersSent) {
    res.destroy()
    return
  }
  sendError(req, res, known ?? new HttpError('internal', { requestId: String(req.id ?? '-') }))
}

const isBadUrl = (error: unknown): boolean =>
  error instanceof URIError ||
  (error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_INVALID_URL')

/** The last two handlers: an address that is nowhere, and whatever went wrong on the way. */
export const errorHandlers = { notFound, failed }
