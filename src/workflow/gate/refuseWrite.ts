import type { APIError, Payload, PayloadRequest } from 'payload'

import { recordRefusal } from '../../audit/recordRefusal.js'
import { refuse } from '../../errors/refuse.js'

/**
 * Returns the error for a write that would touch live content without a grant, and records the refusal in the audit
 * trail.
 */
export function refuseWrite(
  payload: Payload,
  req: PayloadRequest,
  slug: string,
  id: string | undefined,
  action: string,
): APIError {
  const error = refuse('gate')
  recordRefusal(req.payload ? req : ({ ...req, payload } as PayloadRequest), error, {
    action,
    collection: slug,
    ...(id === undefined ? {} : { document: id }),
  })
  return error
}
