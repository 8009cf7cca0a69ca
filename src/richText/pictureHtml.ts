import escapeHtml from 'escape-html'
import type { PayloadRequest } from 'payload'

import { loadDocument } from '../database/loadDocument.js'
import { isPossibleId, mediaIdsInRichText } from '../media/usage/mediaIdsOf.js'
import { slugs } from '../vocabulary/slugs.js'

type PictureFile = {
  url?: string | null
  width?: number | null
  height?: number | null
  mimeType?: string | null
}
export type Picture = PictureFile & {
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
  sizes?: Record<string, PictureFile | null> | null
}

type Candidate = { url: string; width: number; height: number; mimeType: string }

/** In pixels; wider files are for print. */
const maxWidth = 3200

/**
 * An image as HTML for websites: absolute addresses, width and height against layout shift, WebP beside the original's
 * format, loaded lazily.
 */
export function pictureHtml(picture: Picture, publicUrl: string): string {
  const candidates = uncroppedCandidates(picture, publicUrl)
  const sameFormat = candidates.filter(({ mimeType }) => mimeType === picture.mimeType)
  const webp = candidates.filter(({ mimeType }) => mimeType === 'image/webp' && mimeType !== picture.mimeType)
  const fallback = sameFormat.at(-1) ?? webp.at(-1)
  if (!fallback) return ''
  const alt = picture.decorative ? '' : (picture.alt ?? '')
  const image =
    `<img src="${escapeHtml(fallback.url)}"${sourceSet(sameFormat)} alt="${escapeHtml(alt)}" ` +
    `width="${fallback.width}" height="${fallback.height}" loading="lazy" decoding="async">`
  const element = webp.length > 0 ? `<picture><source type="image/webp"${sourceSet(webp)}>${image}</picture>` : image
  return picture.credit
    ? `<figure>${element}<figcaption>${escapeHtml(picture.credit)}</figcaption></figure>`
    : `<figure>${element}</figure>`
}

/**
 * The files without a crop, narrowest first: with a cropped one in `srcset`, the picture would change with the window's
 * width.
 */
function uncroppedCandidates(picture: Picture, publicUrl: string): Candidate[] {
  const files = [...Object.values(picture.sizes ?? {}), picture]
    .filter((file) => file !== null)
    .flatMap((file) => toCandidates(file, publicUrl))
  const original = toCandidates(picture, publicUrl)[0]
  if (!original) return []
  const aspectRatio = original.width / original.height
  const uncroppedFiles = files
    .filter(({ width, height }) => Math.abs(width / height - aspectRatio) < aspectRatio * 0.02)
    .sort((a, b) => a.width - b.width)
  const fitting = uncroppedFiles.filter(
    ({ mimeType, width }, index) =>
      width <= maxWidth &&
      uncroppedFiles.findIndex((other) => other.mimeType === mimeType && other.width === width) === index,
  )
  return fitting.length > 0 ? fitting : [original]
}

const toCandidates = ({ url, width, height, mimeType }: PictureFile, publicUrl: string): Candidate[] =>
  url && width && height && mimeType
    ? [{ url: url.startsWith('/') ? publicUrl + url : url, width, height, mimeType }]
    : []

const sourceSet = (files: Candidate[]): string =>
  files.length > 0 ? ` srcset="${escapeHtml(files.map(({ url, width }) => `${url} ${width}w`).join(', '))}"` : ''

const select = {
  alt: true,
  decorative: true,
  credit: true,
  filename: true,
  url: true,
  mimeType: true,
  width: true,
  height: true,
  sizes: true,
} as const

/**
 * Loads the images of a rich text that the reader may see, by id, whatever the depth of the query. (Payload's own HTML
 * field shows no images over GraphQL, which reads at depth 0.)
 */
export async function readPictures(
  richText: unknown,
  req: PayloadRequest,
  overrideAccess: boolean,
): Promise<Map<string, Picture>> {
  const ids = [...mediaIdsInRichText(richText)].filter((id) => isPossibleId(id, req.payload))
  const pictures = await Promise.all(
    ids.map((id) => loadDocument<Picture>(req, { collection: slugs.media, id, select, overrideAccess })),
  )
  return new Map(ids.flatMap((id, index) => (pictures[index] ? [[id, pictures[index]] as const] : [])))
}
