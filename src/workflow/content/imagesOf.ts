import type { Payload, PayloadRequest } from 'payload'

import { couldBeId } from '../../images/couldBeId.js'
import { slugs } from '../../vocabulary/slugs.js'

/** What an approval binds of an image: its file, and what is said with it. */
export type ImageContent = {
  readonly file?: string
  readonly name?: string
  readonly alt?: string
  readonly decorative?: true
  readonly credit?: string
}

type Stored = {
  id: string
  fileHash?: string | null
  filename?: string | null
  alt?: string | null
  decorative?: boolean | null
  credit?: string | null
}

const select = { fileHash: true, filename: true, alt: true, decorative: true, credit: true } as const

/** What is bound of one image. */
export const imageContent = ({ fileHash, filename, alt, decorative, credit }: Omit<Stored, 'id'>): ImageContent => ({
  ...(fileHash && { file: fileHash }),
  ...(filename && { name: filename }),
  ...(alt && { alt }),
  ...(decorative && { decorative }),
  ...(credit && { credit }),
})

/** Reads what is bound of images; those that are not there are missing in the answer. */
export async function imagesOf(
  payload: Payload,
  req: Partial<PayloadRequest>,
  ids: Iterable<string>,
): Promise<Map<string, ImageContent>> {
  const wanted = [...new Set(ids)].filter((id) => couldBeId(id, payload))
  if (wanted.length === 0) return new Map()
  const { docs } = await payload.db.find<Stored>({
    collection: slugs.media,
    where: { id: { in: wanted } },
    select,
    pagination: false,
    limit: 0,
    req,
  })
  return new Map(docs.map((image) => [String(image.id), imageContent(image)]))
}
