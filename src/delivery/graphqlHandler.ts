import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

import { HttpError } from '../http/HttpError.js'
import { sendResponse, sendRefusal } from './answer/sendResponse.js'
import { DeliveryEngine } from './DeliveryEngine.js'
import { readParameters } from './request/readParameters.js'
import { RequestRefusal } from './request/RequestRefusal.js'

/**
 * Serves `/api/graphql`: queries of websites by POST and GET. Every error is `{ message, extensions: { code } }`.
 *
 * | HTTP status | when |
 * | --- | --- |
 * | 200 | the query was run; what could not be answered is null and named in `errors` |
 * | 200 | `PERSISTED_QUERY_NOT_FOUND`: a question more than an error, to which clients answer with the text |
 * | 400 | nothing was run: unreadable, wrong syntax, not in the schema, wrong variables, over a limit |
 * | 405, 406, 413, 415 | another method, nothing acceptable, too large, not JSON |
 */
export function graphqlHandler(payload: Payload, publicUrl: string): RequestHandler {
  const engine = new DeliveryEngine(payload, publicUrl)
  return async (req, res) => {
    try {
      if (req.method === 'OPTIONS') {
        sendResponse(req, res, payload, { status: 204, headers: { allow: 'GET, HEAD, POST, OPTIONS' }, body: null })
        return
      }
      const run = engine.prepare(await readParameters(req))
      sendResponse(req, res, payload, await run(req, String(req.id ?? '-')))
    } catch (error) {
      const refusal =
        error instanceof HttpError
          ? new RequestRefusal(error.status, [{ message: error.message, extensions: { code: error.code } }])
          : error
      if (!(refusal instanceof RequestRefusal)) throw error
      sendRefusal(req, res, payload, refusal)
    }
  }
}
