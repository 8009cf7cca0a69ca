import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'

import type { PayloadRequest, UploadConfig } from 'payload'

import { mediaDirectory } from '../../config/settings.js'
import { languageOf } from '../../errors/languageOf.js'
import { messageOf } from '../../errors/messagesOf.js'
import { byteRange } from './byteRange.js'

type Handler = NonNullable<UploadConfig['handlers']>[number]
type StoredFile = { filename?: string | null; mimeType?: string | null }
type StoredImage = StoredFile & { isPublic?: boolean | null; sizes?: Record<string, StoredFile | null> | null }

/** How long caches may keep a public image, in seconds: this long it may still be seen after the last content that shows it went offline. */
const publicMaxAgeSeconds = 300

/**
 * Answers for a file of an image that Payload has found the reader to be allowed to see. What is public may be kept by caches
 * and shown by any website; everything else is for this one reader, this once.
 */
export const serveImage: Handler = (req, { doc, params }) => {
  // Without a document this is not a reader: Payload also asks handlers for files said to be uploaded already.
  const file = doc ? fileOf(doc as StoredImage, params.filename) : undefined
  return file?.filename && basename(file.filename) === file.filename
    ? respond(req, doc as StoredImage, { ...file, filename: file.filename })
    : undefined
}

async function respond(
  req: PayloadRequest,
  doc: StoredImage,
  file: StoredFile & { filename: string },
): Promise<Response> {
  const path = resolve(mediaDirectory(), file.filename)
  const stats = await stat(path).catch(() => undefined)
  if (!stats?.isFile())
    return Response.json(
      { errors: [{ code: 'imageFileMissing', message: messageOf('imageFileMissing', languageOf(req)) }] },
      { status: 404, headers: { 'Cache-Control': 'no-store' } },
    )

  const etag = `"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`
  const headers = headersOf(doc, file, etag)
  if (
    req.headers
      .get('if-none-match')
      ?.split(',')
      .some((known) => known.trim().replace(/^W\//, '') === etag)
  )
    return new Response(null, { status: 304, headers })

  const condition = req.headers.get('if-range')
  const range = byteRange(condition === null || condition === etag ? req.headers.get('range') : null, stats.size)
  if (range === 'none')
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${stats.size}` } })
  const { start, end } = range === 'whole' ? { start: 0, end: stats.size - 1 } : range
  const body = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>
  const partial: Record<string, string> =
    range === 'whole' ? {} : { 'Content-Range': `bytes ${start}-${end}/${stats.size}` }
  return new Response(body, {
    status: range === 'whole' ? 200 : 206,
    headers: { ...headers, ...partial, 'Content-Length': String(end - start + 1) },
  })
}

const fileOf = (doc: StoredImage, filename: string): StoredFile | undefined =>
  [doc, ...Object.values(doc.sizes ?? {})].find((file) => file?.filename === filename) ?? undefined

const headersOf = (
  doc: StoredImage,
  file: StoredFile & { filename: string },
  etag: string,
): Record<string, string> => ({
  'Content-Type': file.mimeType ?? 'application/octet-stream',
  'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.filename).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Accept-Ranges': 'bytes',
  ETag: etag,
  ...(doc.isPublic
    ? {
        'Cache-Control': `public, max-age=${publicMaxAgeSeconds}`,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Access-Control-Allow-Origin': '*',
      }
    : { 'Cache-Control': 'private, no-store', 'Cross-Origin-Resource-Policy': 'same-origin' }),
})
