import type { CollectionSlug, PayloadRequest, Where } from 'payload'

import { mediaIdsOf } from '../../images/mediaIdsOf.js'

export type SharedRecord = { readonly collection: 'people' | 'organisations' | 'topics' | 'media'; readonly id: string }

/** Where a record of each collection can be referred to, images in long texts aside. */
const references: Readonly<
  Record<SharedRecord['collection'], readonly (readonly [collection: CollectionSlug, path: string])[]>
> = {
  people: [
    ['honours', 'recipients'],
    ['activities', 'participants.person'],
  ],
  organisations: [
    ['activities', 'organisers'],
    ['activities', 'participants.organisation'],
    ['people', 'positions.organisation'],
    ['organisations', 'parent'],
  ],
  topics: [['articles', 'topics']],
  media: [
    ['articles', 'cover'],
    ['articles', 'images'],
    ['people', 'portrait'],
  ],
}

/** Whether any document, live, as a working version or in the trash, refers to a record. */
export async function isShared(req: PayloadRequest, { collection, id }: SharedRecord): Promise<boolean> {
  for (const [slug, path] of references[collection]) {
    const where: Where = { [path]: { equals: id } }
    for (const draft of slug === 'organisations' ? [false] : [false, true]) {
      const { docs } = await req.payload.find({
        collection: slug,
        where,
        draft,
        trash: slug !== 'organisations',
        limit: 1,
        depth: 0,
        req,
      })
      if (docs.length > 0) return true
    }
  }
  return collection === 'media' && (await isInLongText(req, id))
}

async function isInLongText(req: PayloadRequest, id: string): Promise<boolean> {
  for (const slug of ['articles', 'people'] as const) {
    const fields = req.payload.collections[slug].config.flattenedFields
    for (const draft of [false, true]) {
      const { docs } = await req.payload.find({
        collection: slug,
        draft,
        trash: true,
        pagination: false,
        depth: 0,
        req,
      })
      if (docs.some((doc) => mediaIdsOf(fields, doc as unknown as Record<string, unknown>).has(id))) return true
    }
  }
  return false
}
