import type { RequestHandler } from 'express'
import { handleEndpoints, type Payload } from 'payload'

import { readBody } from './readBody.js'
import { sendWebResponse, toWebRequest } from './webRequest.js'

/** Serves Payload's REST addresses, media files included, without passing through Next. */
export const restHandler =
  (payload: Payload, publicUrl: string): RequestHandler =>
  async (req, res) => {
    const body = await readBody(req)
    const request = toWebRequest(req, publicUrl, body)
    await sendWebResponse(await handleEndpoints({ config: payload.config, request }), res)
  }
