import { lookup as resolve } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

import type { FetchFailure } from './fetchOriginal.js'
import { isPublicAddress } from './isPublicAddress.js'

export type Limits = { signal: AbortSignal; maxBytes: number; isAllowed?: (address: string) => boolean }

type Failed = { reason: FetchFailure; detail?: string }
export type Answer = { buffer: Buffer } | { redirect: string } | Failed

class NotPublic extends Error {}

/**
 * Sends one GET request, follows nothing. The name is resolved once, and the connection goes to that very address: a name that
 * answers with a public address first and a private one afterwards gains nothing.
 */
export async function requestOnce(
  address: string,
  { signal, maxBytes, isAllowed = isPublicAddress }: Limits,
): Promise<Answer> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) return { reason: 'badAddress' }
  // A numeric host is connected to without asking the resolver.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isAllowed(host)) return { reason: 'addressNotPublic', detail: host }
  try {
    const response = await send(url, signal, isAllowed)
    return await read(response, url, maxBytes)
  } catch (error) {
    if (error instanceof NotPublic) return { reason: 'addressNotPublic', detail: error.message }
    if (signal.aborted) return { reason: 'timedOut' }
    return {
      reason: 'unreachable',
      detail: error instanceof Error ? ('code' in error && String(error.code)) || error.message : String(error),
    }
  }
}

function send(url: URL, signal: AbortSignal, isAllowed: (address: string) => boolean): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, failed) => {
    request(url, {
      signal,
      // A kept connection would have been judged for another request.
      agent: false,
      lookup: judged(isAllowed),
      auth: '',
      headers: { Accept: 'image/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Dashiji' },
    })
      .on('response', done)
      .on('error', failed)
      .end()
  })
}

/** The system's resolver, all of whose answers must be allowed. */
const judged =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const closed = addresses.find(({ address }) => !isAllowed(address))
      if (closed || addresses.length === 0) return callback(new NotPublic(closed?.address ?? hostname), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0]!.address, addresses[0]!.family)
    })

async function read(response: IncomingMessage, url: URL, maxBytes: number): Promise<Answer> {
  const { statusCode = 0, headers } = response
  try {
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      return URL.canParse(headers.location, url)
        ? { redirect: new URL(headers.location, url).href }
        : { reason: 'badAddress' }
    }
    if (statusCode !== 200) return { reason: 'refusedByServer', detail: String(statusCode) }
    if (Number(headers['content-length'] ?? 0) > maxBytes) return { reason: 'tooLarge' }
    const parts: Buffer[] = []
    let size = 0
    for await (const part of response as AsyncIterable<Buffer>) {
      size += part.byteLength
      if (size > maxBytes) return { reason: 'tooLarge' }
      parts.push(part)
    }
    return { buffer: Buffer.concat(parts) }
  } finally {
    response.destroy()
  }
}
