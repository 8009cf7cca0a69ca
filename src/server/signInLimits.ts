import { Router, type Request, type Response } from 'express'
import { rateLimit } from 'express-rate-limit'

import { HttpError } from '../http/HttpError.js'
import { sendError } from '../http/sendError.js'

const minute = 60_000

const rejectAttempts = (minutes: number) => (req: Request, res: Response) =>
  sendError(req, res, new HttpError('tooManyAttempts', { minutes }))

/**
 * Rate limits of the endpoints that check or reset a password, per client address: 30 failures in 10 minutes, and 120
 * attempts a minute, since each costs about 0.2 s of CPU time.
 */
export function signInLimits(): Router {
  const failures = rateLimit({
    windowMs: 10 * minute,
    limit: 30,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: rejectAttempts(10),
  })
  const all = rateLimit({
    windowMs: minute,
    limit: 120,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: rejectAttempts(1),
  })
  const router = Router()
  router.post(['/login', '/forgot-password', '/reset-password', '/unlock', '/first-register'], failures, all)
  return router
}
