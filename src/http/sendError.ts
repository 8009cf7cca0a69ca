import type { Request, Response } from 'express'

import type { HttpError } from './HttpError.js'
import { readerLanguage } from './readerLanguage.js'

/** Answers a request with an error, in the one shape that errors have and in the reader's language. */
export function sendError(req: Request, res: Response, { status, code, messages, values }: HttpError): void {
  // The rest of a body that was refused for its size is not waited for.
  if (status === 413) res.setHeader('connection', 'close')
  if (typeof values.seconds === 'number') res.setHeader('retry-after', values.seconds)
  res.vary('Accept-Language')
  res.status(status).json({ errors: [{ code, message: messages[readerLanguage(req)] }] })
}
