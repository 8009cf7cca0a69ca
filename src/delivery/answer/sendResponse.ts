import type { Request, Response } from 'express'
import { headersWithCors, type Payload, type PayloadRequest } from 'payload'

import { readerLanguage } from '../../http/readerLanguage.js'
import type { RequestRefusal } from '../request/RequestRefusal.js'

/** What a query is answered with over HTTP. */
export type DeliveryResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  /** Headers that Payload wants to go along, such as a session's new cookie. */
  readonly payloadHeaders?: Headers
  /** Whether it was made for somebody who is signed in. */
  readonly isPersonal?: boolean
}

const graphqlJson = 'application/graphql-response+json'

/**
 * Sends an answer through Express. Caches may keep what an anonymous `GET` was answered, and ask each time whether it
 * is still so; nothing else may be kept.
 */
export function sendResponse(
  req: Request,
  res: Response,
  payload: Payload,
  { status, headers, body, payloadHeaders, isPersonal = false }: DeliveryResponse,
): void {
  res.status(status)
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  for (const [name, value] of corsHeaders(req, payload)) res.setHeader(name, value)
  for (const [name, value] of payloadHeaders ?? []) res.appendHeader(name, value)
  // Caches may keep an answer of which parts failed; it has error messages, in one language.
  res.vary('Accept, Accept-Language, Authorization, Cookie, Origin')
  const isCacheable =
    status === 200 && ['GET', 'HEAD'].includes(req.method) && !isPersonal && !body?.startsWith('{"errors"')
  res.setHeader('cache-control', isCacheable ? 'public, no-cache' : 'private, no-store')
  if (body === null) res.end()
  else res.end(body)
}

/** Sends a refusal, in the media type that was asked for and the reader's language. */
export function sendRefusal(req: Request, res: Response, payload: Payload, refusal: RequestRefusal): void {
  const { status } = refusal
  const mediaType = req.headers.accept?.includes(graphqlJson) ? graphqlJson : 'application/json'
  const headers: Record<string, string> = { 'content-type': `${mediaType}; charset=utf-8` }
  if (status === 405) headers.allow = 'GET, HEAD, POST, OPTIONS'
  // The rest of a body that was refused for its size is not waited for.
  if (status === 413) headers.connection = 'close'
  sendResponse(req, res, payload, {
    status,
    headers,
    body: JSON.stringify({ errors: refusal.format(readerLanguage(req)) }),
  })
}

const corsHeaders = (req: Request, payload: Payload): Headers =>
  headersWithCors({
    headers: new Headers(),
    req: { payload, headers: new Headers(req.headers.origin ? { origin: req.headers.origin } : {}) } as PayloadRequest,
  })
