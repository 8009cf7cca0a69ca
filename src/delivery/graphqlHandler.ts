import type { RequestHandler } from 'express'
import type { Payload } from 'payload'

import { HttpError } from '../http/HttpError.js'
import { sendResponse, sendRefusal } from './answer/sendResponse.js'
import { DeliveryEngine } from './DeliveryEngine.js'
import { readParameters } from './request/readParameters.js'
import { requestError, RequestRefusal } from './request/RequestRefusal.js'

/**
 * Serves `/api/graphql`: queries of websites by POST and GET. Every error is `{ message, extensions: { code } }`, its
 * message in the reader's language.
 *
 * | HTTP status | meaning |
 * | --- | --- |
 * | 200 | the query was executed; fields that failed are null and listed in `errors` |
 * | 200 | `PERSISTED_QUERY_NOT_FOUND`: by convention not an error; clients repeat the request with the query text |
 * | 400 | not executed: unreadable, syntax error, not in the schema, wrong variables, over a limit |
 * | 405, 406, 413, 415 | method not allowed, not acceptable, too large, not JSON |
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
        error instanceof HttpError ? new RequestRefusal(error.status, [requestError(error.code, error.values)]) : error
      if (!(refusal instanceof RequestRefusal)) throw error
      sendRefusal(req, res, payload, refusal)
    }
  }
}
