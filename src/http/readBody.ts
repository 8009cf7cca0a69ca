import { Transform, type Readable } from 'node:stream'

import type { Request } from 'express'

import { HttpError } from './HttpError.js'

const megabyte = 1024 * 1024

/** Largest body in bytes by what it holds: a form may carry an image, a query for websites is short. */
const limits = { form: 32 * megabyte, json: 4 * megabyte, graphql: megabyte / 8 } as const

/**
 * Takes a request's body up to its limit: forms as a stream (they carry files), all else whole.
 * @throws HttpError `bodyTooLarge`, at once when the declared length says so, else while reading
 */
export async function readBody(req: Request): Promise<Buffer | Readable | undefined> {
  if (req.method === 'GET' || req.method === 'HEAD') return undefined
  const isForm = (req.headers['content-type'] ?? '').startsWith('multipart/form-data')
  const limit = isForm ? limits.form : req.path.endsWith('/graphql') ? limits.graphql : limits.json
  if (Number(req.headers['content-length'] ?? 0) > limit) throw tooLarge(limit)
  if (isForm) return req.pipe(limitSize(limit))

  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw tooLarge(limit)
    chunks.push(chunk)
  }
  return size === 0 ? undefined : Buffer.concat(chunks)
}

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
