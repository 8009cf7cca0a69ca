import type { Payload, PayloadRequest } from 'payload'

import { findRows } from '../../database/rows.js'
import { isPossibleId } from '../../media/usage/mediaIdsOf.js'
import { slugs } from '../../vocabulary/slugs.js'

/** The properties of an image that an approval is bound to: its file, and the texts shown with it. */
export type ImageContent = {
  readonly file?: string
  readonly name?: string
  readonly alt?: string
  readonly decorative?: true
  readonly credit?: string
}

type StoredImage = {
  id: string
  fileHash?: string | null
  filename?: string | null
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
}

const select = { fileHash: true, filename: true, alt: true, decorative: true, credit: true } as const

/** Picks the bound properties of an image. */
export const toImageContent = ({
  fileHash,
  filename,
  alt,
  decorative,
  credit,
}: Omit<StoredImage, 'id'>): ImageContent => ({
  ...(fileHash && { file: fileHash }),
  ...(filename && { name: filename }),
  ...(alt && { alt }),
  ...(decorative && { decorative }),
  ...(credit && { credit }),
})

/** Reads the bound properties of images, by id; images that do not exist are missing in the result. */
export async function readImageContents(
  payload: Payload,
  req: Partial<PayloadRequest>,
  ids: Iterable<string>,
): Promise<Map<string, ImageContent>> {
  const wanted = [...new Set(ids)].filter((id) => isPossibleId(id, payload))
  if (wanted.length === 0) return new Map()
  const images = await findRows<StoredImage>(payload, req, slugs.media, { where: { id: { in: wanted } }, select })
  return new Map(images.map((image) => [String(image.id), toImageContent(image)]))
}
