import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

import type { Body } from './readBody.js'

import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'

/**
 * Makes the web request that Payload's handlers take of an Express request.
 * Its origin is always the public address: a forged Host header must not reach links and origin checks.
 */
export function toWebRequest(req: ExpressRequest, publicUrl: string, body: Body): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // Answers to failures within Payload name the request id too.
  if (req.id !== undefined) headers.set('x-request-id', String(req.id))
  const controller = new AbortController()
  const { res } = req
  res?.on('close', () => {
    if (!res.writableFinished) controller.abort()
  })
  return new Request(new URL(req.originalUrl, publicUrl), {
    // Payload knows no HEAD; Node leaves the body out of the answer to one.
    method: req.method === 'HEAD' ? 'GET' : req.method,
    headers,
    signal: controller.signal,
    ...(body === undefined
      ? {}
      : {
          body: Buffer.isBuffer(body) ? new Uint8Array(body) : (body as ReadableStream),
          duplex: 'half',
        }),
  })
}

/** Sends a web response through Express. */
export async function sendWebResponse(response: Response, res: ExpressResponse): Promise<void> {
  res.status(response.status)
  copyHeaders(response, res)
  // Messages and labels in it are in the reader's language.
  if (response.headers.get('content-type')?.startsWith('application/json')) res.vary('Accept-Language')
  if (!response.body) {
    res.end()
    return
  }
  const body = Readable.fromWeb(response.body as WebStream)
  await pipeline(body, res).catch((error: NodeJS.ErrnoException) => {
    // The reader went away; the source is closed by then.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** Gives an Express response the headers of a web response. */
export function copyHeaders({ headers }: Response, res: ExpressResponse): void {
  headers.forEach((value, name) => {
    if (name !== 'set-cookie') res.setHeader(name, value)
  })
  const cookies = headers.getSetCookie()
  if (cookies.length > 0) res.setHeader('set-cookie', cookies)
}
