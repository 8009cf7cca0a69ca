import type { ErrorRequestHandler, RequestHandler } from 'express'

import { logger } from '../config/logger.js'
import { HttpError } from '../http/HttpError.js'
import { sendError } from '../http/sendError.js'

const notFound: RequestHandler = () => {
  throw new HttpError('notFound')
}

// Express tells an error handler by its four parameters.
const failed: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  const known = error instanceof HttpError ? error : toHttpError(error)
  if (!known) logger.error({ err: error, requestId: req.id }, 'request failed')
  if (res.headersSent) {
    res.destroy()
    return
  }
  sendError(req, res, known ?? new HttpError('internal', { requestId: String(req.id ?? '-') }))
}

/** Errors of Node's and of Express's own parsers that are the sender's. */
function toHttpError(error: unknown): HttpError | undefined {
  const { status, limit } = (error ?? {}) as { status?: unknown; limit?: unknown }
  if (status === 413) return new HttpError('bodyTooLarge', { limit: `${Number(limit) / 1024} KB` })
  const isOfSender = isBadUrl(error) || (typeof status === 'number' && status >= 400 && status < 500)
  return isOfSender ? new HttpError('badRequest') : undefined
}

const isBadUrl = (error: unknown): boolean =>
  error instanceof URIError ||
  (error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_INVALID_URL')

/** The last two handlers: an address that is nowhere, and whatever went wrong on the way. */
export const errorHandlers = { notFound, failed }
