import type { ErrorRequestHandler, RequestHandler } from 'express'

import { HttpError } from '../http/HttpError.js'
import { logger } from '../config/logger.js'

const notFound: RequestHandler = () => {
  throw new HttpError('notFound')
}

// Express tells an error handler by its four parameters.
const failed: ErrorRequestHandler = (error: unknown, req, res, _next) => {
  const known = error instanceof HttpError ? error : isBadUrl(error) ? new HttpError('badRequest') : undefined
  const answer = known ?? new HttpError('internal', { requestId: String(req.id ?? '-') })
  if (!known) logger.error({ err: error, requestId: req.id }, 'request failed')
  if (res.headersSent) {
    res.destroy()
    return
  }
  // The rest of a body that was refused for its size is not waited for.
  if (answer.status === 413) res.setHeader('connection', 'close')
  res.status(answer.status).json(answer)
}

const isBadUrl = (error: unknown): boolean =>
  error instanceof URIError ||
  (error instanceof TypeError && (error as NodeJS.ErrnoException).code === 'ERR_INVALID_URL')

/** The last two handlers: an address that is nowhere, and whatever went wrong on the way. */
export const errorHandlers = { notFound, failed }
