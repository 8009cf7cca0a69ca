import type { Payload } from 'payload'

import { slugs } from '../vocabulary/slugs.js'
import { fetchAwaited, type AwaitedImage, type AwaitedResult, type Fetch } from './fetchAwaited.js'

type Bounds = {
  /** The most images to try. */
  images?: number
  /** Milliseconds after which no other image is begun. */
  budgetMs?: number
  fetch?: Fetch
}

/**
 * Tries again for images whose original could not be fetched, one after another. In random order: were it a fixed one, a few
 * addresses that never answer would use up every day's time, and the rest would wait for ever.
 */
export async function fetchAllAwaited(
  payload: Payload,
  { images = 100, budgetMs = 300_000, fetch }: Bounds = {},
): Promise<AwaitedResult[]> {
  const { docs } = await payload.find({
    collection: slugs.media,
    where: { and: [{ availability: { equals: 'awaitingOriginal' } }, { originUrl: { exists: true } }] },
    select: { originUrl: true, filename: true, focalX: true, focalY: true },
    pagination: false,
    depth: 0,
  })
  const end = Date.now() + budgetMs
  const results: AwaitedResult[] = []
  for (const image of shuffled(docs as AwaitedImage[]).slice(0, images)) {
    if (Date.now() >= end) break
    results.push(await fetchAwaited(payload, image, fetch))
  }
  return results
}

const shuffled = <T>(items: readonly T[]): T[] =>
  items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
