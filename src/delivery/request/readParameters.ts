import type { Request } from 'express'

import { readBody } from '../../http/readBody.js'
import { refuseRequest } from './RequestRefusal.js'

export type QueryParameters = {
  readonly query?: string
  readonly operationName?: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly extensions?: Readonly<Record<string, unknown>>
}

/**
 * Reads the GraphQL parameters of a request: from the URL for `GET`, from a JSON body for `POST`. Other content types
 * are refused against CSRF: any web page can make a browser send a form with the user's cookies.
 * @throws RequestRefusal when the parameters cannot be read; HttpError when the body is too large
 */
export async function readParameters(req: Request): Promise<QueryParameters> {
  if (req.method === 'GET' || req.method === 'HEAD')
    return fromSearchParams(new URL(req.originalUrl, 'http://localhost').searchParams)
  if (req.method !== 'POST') throw refuseRequest('methodNotAllowed', { methods: 'GET, POST' })
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) throw refuseRequest('jsonExpected')
  const body = await readBody(req)
  return validateParameters(parseJson(Buffer.isBuffer(body) ? body.toString('utf8') : '', 'body'))
}

function fromSearchParams(searchParams: URLSearchParams): QueryParameters {
  const text = (name: string): string | undefined => searchParams.get(name) || undefined
  const json = (name: string): unknown => (text(name) === undefined ? undefined : parseJson(text(name)!, name))
  return validateParameters({
    query: text('query'),
    operationName: text('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  })
}

function parseJson(json: string, part: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw refuseRequest('notJson', { part })
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function validateParameters(input: unknown): QueryParameters {
  if (!isObject(input)) throw refuseRequest('notJson', { part: 'body' })
  const text = (name: string): string | undefined => {
    const value = input[name] ?? undefined
    if (value !== undefined && typeof value !== 'string') throw refuseRequest('parameterInvalid', { part: name })
    return value
  }
  const object = (name: string): Record<string, unknown> | undefined => {
    const value = input[name] ?? undefined
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
