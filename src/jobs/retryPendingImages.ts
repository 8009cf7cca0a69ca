import type { Payload, TaskConfig } from 'payload'

import { downloadImage, type DownloadResult } from '../media/download/downloadImage.js'
import type { DownloadFailure } from '../media/download/httpGetOnce.js'
import { imageLimits } from '../media/upload/imageLimits.js'
import { slugs } from '../vocabulary/slugs.js'
import { workflowOf } from '../workflow/workflowOf.js'

type RetryPendingImages = { input: object; output: { tried: number; fetched: number } }

/**
 * Downloads the originals of placeholder images every night. A failed image does not fail the job; it is tried the next
 * night.
 */
export const retryPendingImagesTask: TaskConfig<RetryPendingImages> = {
  slug: 'fetchOriginals',
  label: '补取原图 / Fetch awaited originals',
  schedule: [{ cron: '17 3 * * *', queue: 'default' }],
  outputSchema: [
    { name: 'tried', type: 'number', required: true },
    { name: 'fetched', type: 'number', required: true },
  ],
  handler: async ({ req }) => {
    const results = await retryPendingImages(req.payload)
    const fetched = results.filter(({ outcome }) => outcome === 'fetched').length
    if (results.length > 0)
      req.payload.logger.info({
        msg: 'Awaited originals tried',
        tried: results.length,
        fetched,
        missing: results.filter(({ outcome }) => outcome !== 'fetched'),
      })
    return { output: { tried: results.length, fetched } }
  },
}

type RetryLimits = {
  /** Maximum number of images to try. */
  maxImages?: number
  /** Milliseconds after which no further image is started. */
  budgetMs?: number
  download?: Download
}

/**
 * Downloads images whose original could not be fetched, one after another. In random order: in a fixed one, a few
 * addresses that never answer would use up the time budget of every run.
 */
export async function retryPendingImages(
  payload: Payload,
  { maxImages = 100, budgetMs = 300_000, download }: RetryLimits = {},
): Promise<RetryResult[]> {
  const { docs } = await payload.find({
    collection: slugs.media,
    where: { and: [{ availability: { equals: 'awaitingOriginal' } }, { originUrl: { exists: true } }] },
    select: { originUrl: true, filename: true, focalX: true, focalY: true },
    pagination: false,
    depth: 0,
  })
  const end = Date.now() + budgetMs
  const results: RetryResult[] = []
  for (const image of shuffled(docs as PendingImage[]).slice(0, maxImages)) {
    if (Date.now() >= end) break
    results.push(await retryPendingImage(payload, image, download))
  }
  return results
}

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)

type PendingImage = {
  id: string
  originUrl?: string | null
  filename?: string | null
  focalX?: number | null
  focalY?: number | null
}
export type RetryResult = {
  id: string
  outcome: 'fetched' | 'changedMeanwhile' | 'notStored' | DownloadFailure
  detail?: string
}
type Download = (url: string, options: { timeoutMs: number; maxBytes: number }) => Promise<DownloadResult>

/** Time limit of one download. */
const timeoutMs = 15_000

/**
 * Tries to replace one placeholder by its original: the media document keeps its id, texts and uses, and gets a file
 * with a new name. Never throws; a failure is returned as the outcome.
 */
async function retryPendingImage(
  payload: Payload,
  image: PendingImage,
  download: Download = downloadImage,
): Promise<RetryResult> {
  const { id } = image
  const downloaded = await download(image.originUrl ?? '', { timeoutMs, maxBytes: imageLimits.bytes })
  if (!downloaded.ok)
    return { id, outcome: downloaded.reason, ...(downloaded.detail ? { detail: downloaded.detail } : {}) }
  try {
    const file = {
      data: downloaded.buffer,
      mimetype: downloaded.mimeType,
      name: nameOf(image),
      size: downloaded.buffer.byteLength,
    }
    const isStored = await workflowOf(payload).replacePlaceholder(payload, id, file, {
      availability: 'present',
      focalX: image.focalX ?? 50,
      focalY: image.focalY ?? 50,
    })
    return { id, outcome: isStored ? 'fetched' : 'changedMeanwhile' }
  } catch (error) {
    return { id, outcome: 'notStored', detail: error instanceof Error ? error.message : String(error) }
  }
}

// Without the suffix that was added when the placeholder was stored; the upload adds a new one.
const nameOf = ({ filename }: PendingImage): string => (filename ?? 'image').replace(/-[0-9a-f]{8}(\.\w+)$/, '$1')
