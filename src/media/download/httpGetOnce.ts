import { lookup as dnsLookup } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

import { isPublicAddress } from './isPublicAddress.js'

export type RequestLimits = { signal: AbortSignal; maxBytes: number; isAllowed?: (address: string) => boolean }

/** Why a download failed: the address, the network, or the response. */
export type DownloadFailure =
  | 'badAddress'
  | 'addressNotPublic'
  | 'unreachable'
  | 'timedOut'
  | 'tooManyRedirects'
  | 'refusedByServer'
  | 'tooLarge'
  | 'notAnImage'

type RequestFailure = { reason: DownloadFailure; detail?: string }
export type HttpGetResult = { buffer: Buffer } | { redirect: string } | RequestFailure

class AddressNotPublicError extends Error {}

/**
 * Sends one GET request and follows no redirect. The name is resolved once and the connection goes to the address that
 * was checked, so that DNS rebinding (a public address first, a private one later) does not work.
 */
export async function httpGetOnce(
  address: string,
  { signal, maxBytes, isAllowed = isPublicAddress }: RequestLimits,
): Promise<HttpGetResult> {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol)) return { reason: 'badAddress' }
  // Node connects to a numeric host without calling `lookup`.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isAllowed(host)) return { reason: 'addressNotPublic', detail: host }
  try {
    const response = await sendRequest(url, signal, isAllowed)
    return await readResponse(response, url, maxBytes)
  } catch (error) {
    if (error instanceof AddressNotPublicError) return { reason: 'addressNotPublic', detail: error.message }
    if (signal.aborted) return { reason: 'timedOut' }
    return {
      reason: 'unreachable',
      detail: error instanceof Error ? ('code' in error && String(error.code)) || error.message : String(error),
    }
  }
}

function sendRequest(url: URL, signal: AbortSignal, isAllowed: (address: string) => boolean): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((done, failed) => {
    request(url, {
      signal,
      // A reused connection would skip the check of its address.
      agent: false,
      lookup: restrictedLookup(isAllowed),
      auth: '',
      headers: { Accept: 'image/*', 'Accept-Encoding': 'identity', 'User-Agent': 'Dashiji' },
    })
      .on('response', done)
      .on('error', failed)
      .end()
  })
}

/** The system's resolver; fails unless every address it returns is allowed. */
const restrictedLookup =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) =>
    dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const disallowed = addresses.find(({ address }) => !isAllowed(address))
      if (disallowed || addresses.length === 0)
        return callback(new AddressNotPublicError(disallowed?.address ?? hostname), '', 0)
      if (options.all) return callback(null, addresses)
      callback(null, addresses[0]!.address, addresses[0]!.family)
    })

async function readResponse(response: IncomingMessage, url: URL, maxBytes: number): Promise<HttpGetResult> {
  const { statusCode = 0, headers } = response
  try {
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      return URL.canParse(headers.location, url)
        ? { redirect: new URL(headers.location, url).href }
        : { reason: 'badAddress' }
    }
    if (statusCode !== 200) return { reason: 'refusedByServer', detail: String(statusCode) }
    if (Number(headers['content-length'] ?? 0) > maxBytes) return { reason: 'tooLarge' }
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.byteLength
      if (size > maxBytes) return { reason: 'tooLarge' }
      chunks.push(chunk)
    }
    return { buffer: Buffer.concat(chunks) }
  } finally {
    response.destroy()
  }
}
