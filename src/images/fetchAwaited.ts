import type { Payload } from 'payload'

import { workflowOf } from '../workflow/workflowOf.js'
import { fetchOriginal, type FetchFailure, type FetchedOriginal } from './fetchOriginal.js'
import { imageLimits } from './imageLimits.js'

export type AwaitedImage = {
  id: string
  originUrl?: string | null
  filename?: string | null
  focalX?: number | null
  focalY?: number | null
}
export type AwaitedResult = {
  id: string
  outcome: 'fetched' | 'changedMeanwhile' | 'notStored' | FetchFailure
  detail?: string
}
export type Fetch = (url: string, options: { timeoutMs: number; maxBytes: number }) => Promise<FetchedOriginal>

/** Milliseconds for one image. */
const timeoutMs = 15_000

/**
 * Tries to put the original in the place of one placeholder: the document keeps its id, text and uses, and gets a file of a new name.
 * Never throws; what went wrong is the outcome.
 */
export async function fetchAwaited(
  payload: Payload,
  image: AwaitedImage,
  fetch: Fetch = fetchOriginal,
): Promise<AwaitedResult> {
  const { id } = image
  const original = await fetch(image.originUrl ?? '', { timeoutMs, maxBytes: imageLimits.bytes })
  if (!original.ok) return { id, outcome: original.reason, ...(original.detail ? { detail: original.detail } : {}) }
  try {
    const file = {
      data: original.buffer,
      mimetype: original.mimeType,
      name: nameOf(image),
      size: original.buffer.byteLength,
    }
    const isStored = await workflowOf(payload).putOriginal(payload, id, file, {
      availability: 'present',
      focalX: image.focalX ?? 50,
      focalY: image.focalY ?? 50,
    })
    return { id, outcome: isStored ? 'fetched' : 'changedMeanwhile' }
  } catch (error) {
    return { id, outcome: 'notStored', detail: error instanceof Error ? error.message : String(error) }
  }
}

// Without the part that was added when the placeholder was stored; a new one is added.
const nameOf = ({ filename }: AwaitedImage): string => (filename ?? 'image').replace(/-[0-9a-f]{8}(\.\w+)$/, '$1')
