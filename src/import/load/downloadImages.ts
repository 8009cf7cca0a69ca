import { downloadImage, type DownloadResult } from '../../media/download/downloadImage.js'
import { imageLimits } from '../../media/upload/imageLimits.js'
import { prepareImage } from '../../media/upload/prepareImage.js'
import type { RecordKey, PlannedMedia } from '../plan/records.js'

export type ImageDownloader = (url: string, options: { timeoutMs: number; maxBytes: number }) => Promise<DownloadResult>

export type DownloadOptions = {
  /** Milliseconds for all images together; 0 downloads none. */
  readonly budgetMs?: number
  readonly download?: ImageDownloader
}

/** After this time the remaining images get placeholders; a job downloads them later. */
const defaultBudgetMs = 6_000
const maxConcurrentDownloads = 4

/**
 * Downloads the planned images within a limited time. An image that cannot be downloaded or is damaged is missing in
 * the result: an import does not depend on the network. Call it before the transaction, which must not wait for the
 * network.
 */
export async function downloadImages(
  media: readonly PlannedMedia[],
  { budgetMs = defaultBudgetMs, download = downloadImage }: DownloadOptions = {},
): Promise<Map<RecordKey, Buffer>> {
  const images = new Map<RecordKey, Buffer>()
  const deadline = Date.now() + budgetMs
  const queue = [...media]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const remainingMs = deadline - Date.now()
      if (remainingMs <= 0) return
      const result = await download(next.originUrl.value, { timeoutMs: remainingMs, maxBytes: imageLimits.bytes })
      if (result.ok && (await isValidImage(result.buffer, next.originUrl.value))) images.set(next.key, result.buffer)
    }
  }
  await Promise.all(Array.from({ length: maxConcurrentDownloads }, worker))
  return images
}

const isValidImage = (buffer: Buffer, name: string): Promise<boolean> =>
  prepareImage(buffer, name).then(
    () => true,
    () => false,
  )
