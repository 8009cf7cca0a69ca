import type { RequestHandler } from 'express'
import { GRAPHQL_POST } from '@payloadcms/next/routes'
import type { Payload } from 'payload'

import { readBody } from '../server/readBody.js'
import { sendWebResponse, toWebRequest } from '../server/webRequest.js'

export const graphqlHandler =
  (payload: Payload, publicUrl: string): RequestHandler =>
  async (req, res) => {
    const body = await readBody(req)
    const request = toWebRequest(req, publicUrl, body)
    await sendWebResponse(await GRAPHQL_POST(Promise.resolve(payload.config))(request), res)
  }
