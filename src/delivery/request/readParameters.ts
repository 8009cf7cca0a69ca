import type { Request } from 'express'

import { readBody } from '../../server/readBody.js'
import { refuseRequest } from './RequestRefusal.js'

export type Parameters = {
  readonly query?: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
}

/**
 * What a request asks for: of `GET` in the address, of `POST` in a JSON body. Another content type is refused, since any
 * web page can make a browser send a form, with the cookies of whoever looks at it.
 * @throws RequestRefusal when it cannot be read; HttpError when the body is too large
 */
export async function readParameters(req: Request): Promise<Parameters> {
  if (req.method === 'GET' || req.method === 'HEAD')
    return fromAddress(new URL(req.originalUrl, 'http://localhost').searchParams)
  if (req.method !== 'POST') throw refuseRequest('methodNotAllowed', { methods: 'GET, POST' })
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) throw refuseRequest('jsonExpected')
  const body = await readBody(req)
  return checked(parsed(Buffer.isBuffer(body) ? body.toString('utf8') : '', 'body'))
}

function fromAddress(address: URLSearchParams): Parameters {
  const text = (name: string): string | undefined => address.get(name) || undefined
  const json = (name: string): unknown => (text(name) === undefined ? undefined : parsed(text(name)!, name))
  return checked({
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  })
}

function parsed(json: string, part: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw refuseRequest('notJson', { part })
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checked(sent: unknown): Parameters {
  if (!isObject(sent)) throw refuseRequest('notJson', { part: 'body' })
  const text = (name: string): string | undefined => {
    const value = sent[name] ?? undefined
    if (value !== undefined && typeof value !== 'string') throw refuseRequest('parameterInvalid', { part: name })
    return value
  }
  const object = (name: string): Record<string, unknown> | undefined => {
    const value = sent[name] ?? undefined
    if (value !== undefined && !isObject(value)) throw refuseRequest('parameterInvalid', { part: name })
    return value
  }
  return {
    query: text('query'),
    operationName: text('operationName'),
    variables: object('variables'),
    extensions: object('extensions'),
  }
}
