import { mimeTypeOf } from '../upload/imageFormat.js'
import { httpGetOnce, type DownloadFailure, type RequestLimits } from './httpGetOnce.js'

export type DownloadResult =
  { ok: true; buffer: Buffer; mimeType: string } | { ok: false; reason: DownloadFailure; detail?: string }

type Options = {
  /** Milliseconds for everything together, redirects included. */
  timeoutMs: number
  /** The most bytes a body may have. */
  maxBytes: number
  /** Which IP addresses may be connected to; only tests give it. */
  isAllowed?: RequestLimits['isAllowed']
}

const maxRedirects = 3

/**
 * Fetches an image from the address at which it was first published. The address comes from a document that somebody else wrote:
 * only public addresses are connected to, each redirect is judged anew, and time, bytes and redirects are bounded.
 * Never throws; without a network it answers as soon as the resolver does.
 * @param url http or https
 * @returns the bytes and the type that they show, whatever the server called them
 */
export async function downloadImage(url: string, { timeoutMs, maxBytes, isAllowed }: Options): Promise<DownloadResult> {
  const signal = AbortSignal.timeout(timeoutMs)
  let nextUrl: string | undefined = url
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const result = await httpGetOnce(nextUrl, { signal, maxBytes, ...(isAllowed ? { isAllowed } : {}) })
    if ('reason' in result) return { ok: false, ...result }
    if ('buffer' in result) return checkImage(result.buffer)
    nextUrl = result.redirect
  }
  return { ok: false, reason: 'tooManyRedirects' }
}

async function checkImage(buffer: Buffer): Promise<DownloadResult> {
  const mimeType = await mimeTypeOf(buffer)
  return mimeType ? { ok: true, buffer, mimeType } : { ok: false, reason: 'notAnImage' }
}
