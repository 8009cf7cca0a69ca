import type { APIError, Payload, PayloadRequest } from 'payload'

import { recordRefusal } from '../../audit/recordRefusal.js'
import { refuse } from '../../errors/refuse.js'

/** Makes the refusal of a write that would touch live text past the workflow, and has it noted in the audit. */
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
