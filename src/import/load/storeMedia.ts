import type { PayloadRequest } from 'payload'

import { makePlaceholder } from '../../media/placeholder/makePlaceholder.js'
import type { RecordKey, PlannedMedia } from '../plan/records.js'
import type { StoredIds } from './StoredIds.js'

/** The size of a placeholder, in pixels, when the source states none. */
const defaultSize = { width: 1200, height: 900 }

/**
 * Stores the images of a plan. An image whose address is already stored is used again; one that was not downloaded gets
 * a placeholder of its size.
 */
export async function storeMedia(
  req: PayloadRequest,
  media: readonly PlannedMedia[],
  downloadedImages: ReadonlyMap<RecordKey, Buffer>,
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
      ids.add(image.key, docs[0].id)
      continue
    }
    const downloaded = downloadedImages.get(image.key)
    const { width, height } = image.size?.value ?? defaultSize
    const data = downloaded ?? (await makePlaceholder(width, height))
    const stored = await req.payload.create({
      collection: 'media',
      data: { alt: image.alt.value, originUrl, availability: downloaded ? 'present' : 'awaitingOriginal' },
      // `prepareImage` detects the real type from the bytes.
      file: { data, mimetype: 'image/png', name: fileNameFromUrl(originUrl), size: data.byteLength },
      depth: 0,
      req,
    })
    ids.addCreated('media', image.key, stored.id)
    ids.writtenFiles.push(...fileNamesOf(stored))
  }
}

type StoredFile = { filename?: string | null }

const fileNamesOf = ({
  filename,
  sizes,
}: StoredFile & { sizes?: Record<string, StoredFile | undefined> | undefined }): string[] =>
  [filename, ...Object.values(sizes ?? {}).map((size) => size?.filename)].filter((name) => typeof name === 'string')

function fileNameFromUrl(url: string): string {
  const lastSegment = new URL(url).pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(lastSegment) || 'image'
  } catch {
    return lastSegment || 'image'
  }
}
