import { mimeTypeOf } from '../upload/imageFormat.js'
import { httpGetOnce, type DownloadFailure, type RequestLimits } from './httpGetOnce.js'

export type DownloadResult =
  { ok: true; buffer: Buffer; mimeType: string } | { ok: false; reason: DownloadFailure; detail?: string }

type Options = {
  /** Milliseconds for the whole download, redirects included. */
  timeoutMs: number
  /** Largest body in bytes. */
  maxBytes: number
  /** Which IP addresses may be connected to; set by tests only. */
  isAllowed?: RequestLimits['isAllowed']
}

const maxRedirects = 3

/**
 * Downloads an image from the address at which it was first published. The address comes from an imported document and
 * is not trusted: only public addresses are connected to, each redirect is checked again, and time, bytes and redirects
 * are limited. Never throws; without a network it returns as soon as the name lookup fails.
 * @param url http or https
 * @returns the bytes and the type detected from them; the server's content type is ignored
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
