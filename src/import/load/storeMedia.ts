import type { PayloadRequest } from 'payload'

import { placeholder } from '../../images/placeholder.js'
import type { Key, PlannedMedia } from '../plan/records.js'
import type { StoredIds } from './StoredIds.js'

/** The size of a placeholder whose source states none, in pixels. */
const unknownSize = { width: 1200, height: 900 }

/** Stores the images of a plan; one whose address is stored already is used again. Those without an original get a placeholder of their size. */
export async function storeMedia(
  req: PayloadRequest,
  media: readonly PlannedMedia[],
  originals: ReadonlyMap<Key, Buffer>,
  ids: StoredIds,
): Promise<void> {
  for (const image of media) {
    const originUrl = image.originUrl.value
    const { docs } = await req.payload.find({
      collection: 'media',
      where: { originUrl: { equals: originUrl } },
      limit: 1,
      depth: 0,
      req,
    })
    if (docs[0]) {
      ids.reuse(image.key, docs[0].id)
      continue
    }
    const original = originals.get(image.key)
    const { width, height } = image.size?.value ?? unknownSize
    const data = original ?? (await placeholder(width, height))
    const stored = await req.payload.create({
      collection: 'media',
      data: { alt: image.alt.value, originUrl, availability: original ? 'present' : 'awaitingOriginal' },
      // The type is told from the bytes when the image is prepared.
      file: { data, mimetype: 'image/png', name: nameOf(originUrl), size: data.byteLength },
      depth: 0,
      req,
    })
    ids.create('media', image.key, stored.id)
    ids.files.push(...filesOf(stored))
  }
}

type StoredFile = { filename?: string | null }

const filesOf = ({
  filename,
  sizes,
}: StoredFile & { sizes?: Record<string, StoredFile | undefined> | undefined }): string[] =>
  [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].filter((name) => typeof name === 'string')

function nameOf(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last) || 'image'
  } catch {
    return last || 'image'
  }
}
