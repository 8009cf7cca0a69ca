import { fetchOriginal, type FetchedOriginal } from '../../images/fetchOriginal.js'
import { imageLimits } from '../../images/imageLimits.js'
import { prepareImage } from '../../images/prepareImage.js'
import type { Key, PlannedMedia } from '../plan/records.js'

export type Fetch = (url: string, options: { timeoutMs: number; maxBytes: number }) => Promise<FetchedOriginal>

export type FetchBounds = {
  /** Milliseconds for all images together; 0 fetches none. */
  readonly budgetMs?: number
  readonly fetch?: Fetch
}

/** An import waits this long for originals at most; what is missing then gets a placeholder and is fetched later. */
const defaultBudgetMs = 6_000
const atOnce = 4

/**
 * Fetches the originals of planned images, before anything is stored, within a bound of time. An image that does not come, or is damaged, is
 * left out: an import never fails for want of a network.
 */
export async function fetchImages(
  media: readonly PlannedMedia[],
  { budgetMs = defaultBudgetMs, fetch = fetchOriginal }: FetchBounds = {},
): Promise<Map<Key, Buffer>> {
  const originals = new Map<Key, Buffer>()
  const end = Date.now() + budgetMs
  const waiting = [...media]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const left = end - Date.now()
      if (left <= 0) return
      const original = await fetch(next.originUrl.value, { timeoutMs: left, maxBytes: imageLimits.bytes })
      if (original.ok && (await isWhole(original.buffer, next.originUrl.value)))
        originals.set(next.key, original.buffer)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return originals
}

const isWhole = (buffer: Buffer, name: string): Promise<boolean> =>
  prepareImage(buffer, name).then(
    () => true,
    () => false,
  )
