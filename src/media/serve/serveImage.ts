import { basename } from 'node:path'

import { NotFound, type UploadConfig } from 'payload'

import { mediaFaultOf } from '../files/mediaFaults.js'

type Handler = NonNullable<UploadConfig['handlers']>[number]
type StoredFile = { filename?: string | null; mimeType?: string | null }
type StoredImage = StoredFile & { isPublic?: boolean | null; sizes?: Record<string, StoredFile | null> | null }

/**
 * Names, URL-encoded, the media file whose bytes belong to an answer. It never leaves this process, like a web server's
 * `X-Sendfile`.
 */
export const fileHeader = 'X-Sendfile'

/**
 * How long, in seconds, a cache may keep a public image, and so show it after the last content that used it went
 * offline.
 */
const publicMaxAgeSeconds = 300

/**
 * Answers for a file of an image that Payload has found the reader to be allowed to see, with the headers and without
 * the bytes: `sendImage` adds them. Public images may be cached and shown by any website; others are for this reader
 * only. A file that was changed in the folder is not what was approved, and is served to nobody.
 * @throws NotFound for such a file
 */
export const serveImage: Handler = (req, { doc, params }) => {
  if (doc && mediaFaultOf(String(doc.id)) === 'changed') throw new NotFound(req.t)
  // Without a document nobody is reading: Payload also asks handlers for files said to be uploaded already.
  const file = doc ? fileOf(doc as StoredImage, params.filename) : undefined
  return file?.filename && basename(file.filename) === file.filename
    ? new Response(null, { headers: headersOf(doc as StoredImage, file, encodeURIComponent(file.filename)) })
    : undefined
}

const fileOf = (doc: StoredImage, filename: string): StoredFile | undefined =>
  [doc, ...Object.values(doc.sizes ?? {})].find((file) => file?.filename === filename) ?? undefined

// RFC 8187 allows fewer characters than `encodeURIComponent` leaves as they are.
const escapeExtended = (encodedName: string): string =>
  encodedName.replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

const headersOf = (
  { isPublic }: StoredImage,
  { mimeType }: StoredFile,
  encodedName: string,
): Record<string, string> => ({
  [fileHeader]: encodedName,
  'Content-Type': mimeType ?? 'application/octet-stream',
  'Content-Disposition': `inline; filename*=UTF-8''${escapeExtended(encodedName)}`,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  ...(isPublic
    ? {
        'Cache-Control': `public, max-age=${publicMaxAgeSeconds}`,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Access-Control-Allow-Origin': '*',
      }
    : { 'Cache-Control': 'private, no-store', 'Cross-Origin-Resource-Policy': 'same-origin' }),
})
