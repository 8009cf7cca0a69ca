import type { CollectionSlug, PayloadRequest } from 'payload'

type Wanted = { base: string; collection: string; id: string | undefined; req: PayloadRequest }

/** Finds the first free one of `base`, `base-2`, `base-3` … in a collection, leaving out the document `id` itself. */
export async function uniqueSlug({ base, collection, id, req }: Wanted): Promise<string> {
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`
    const { totalDocs } = await req.payload.count({
      collection: collection as CollectionSlug,
      where: { and: [{ slug: { equals: slug } }, ...(id ? [{ id: { not_equals: id } }] : [])] },
      overrideAccess: true,
      trash: true,
      req,
    })
    if (totalDocs === 0) return slug
  }
}
