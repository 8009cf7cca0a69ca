import { pipeline, Readable, Transform } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

import type { Request } from 'express'

import { checkForm } from './checkForm.js'
import { checkJson } from './checkJson.js'
import { HttpError } from './HttpError.js'

const megabyte = 1024 * 1024

/** Largest body in bytes by what it holds: a form may carry an image, a query for websites is short. */
const limits = { form: 32 * megabyte, json: 4 * megabyte, graphql: megabyte / 8 } as const

/** Largest field of a form in bytes: the JSON of a document beside its file. */
export const maxFieldSize = 8_000_000

/** The body of a request: a form as a stream, anything else as bytes, or nothing. */
export type Body = Buffer | ReadableStream | undefined

const writes = ['POST', 'PATCH', 'PUT']

/**
 * Takes a request's body up to its limit: forms as a stream (they carry files), all else whole. A body must be JSON or a
 * form, and one that can be read; GraphQL says by itself what it takes.
 * @throws HttpError `bodyTooLarge`, at once when the declared length says so, else while reading; `jsonExpected`,
 * `tooDeep`, `badRequest`, `formUnreadable`
 */
export async function readBody(req: Request): Promise<Body> {
  if (req.method === 'GET' || req.method === 'HEAD') return undefined
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
  const isForm = type === 'multipart/form-data'
  const isGraphql = req.path === '/api/graphql'
  const limit = isForm ? limits.form : isGraphql ? limits.graphql : limits.json
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  // A web stream at once: one made of a stream that has failed already would not say why.
  if (isForm) return Readable.toWeb(readForm(req, limit))

  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  if (size === 0) {
    // Payload would read it, and fail.
    if (isQueryInBody(req) && type === 'application/json') throw new HttpError('badRequest')
    return undefined
  }
  const body = Buffer.concat(chunks)
  if (!isGraphql && writes.includes(req.method)) checkBody(req, type, body)
  return body
}

/** The request itself is no part of the pipeline, which would destroy it with its connection before the answer is sent. */
function readForm(req: Request, limit: number): Readable {
  const [limited, checked] = [limitSize(limit), checkForm(req, maxFieldSize)]
  pipeline(limited, checked, ignore)
  req.once('close', () => {
    if (!req.readableEnded) limited.destroy()
  })
  req.pipe(limited)
  return checked
}

/** Whether the body is a query that is too long for an address; Payload asks for it by these headers. */
const isQueryInBody = ({ headers }: Request): boolean =>
  ['x-payload-http-method-override', 'x-http-method-override'].some((name) => headers[name] === 'GET')

function checkBody(req: Request, type: string, body: Buffer): void {
  if (isQueryInBody(req) && type === 'application/x-www-form-urlencoded') return
  if (type !== 'application/json') throw new HttpError('jsonExpected')
  checkJson(decode(body))
  // Payload knows it in this spelling only.
  req.headers['content-type'] = type
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new HttpError('badRequest')
  }
}

// The reader at the end of the streams is told.
const ignore = (): void => undefined

const tooLarge = (limit: number): HttpError => new HttpError('bodyTooLarge', { limit: `${limit / megabyte} MB` })

function limitSize(limit: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit) done(tooLarge(limit))
      else done(null, chunk)
    },
  })
}
