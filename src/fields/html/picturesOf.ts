import { createDataloaderCacheKey, type PayloadRequest } from 'payload'

import { couldBeId } from '../../images/couldBeId.js'
import { mediaIdsInRichText } from '../../images/mediaIdsInRichText.js'
import { slugs } from '../../vocabulary/slugs.js'
import type { Picture } from './pictureHtml.js'

const select = {
  alt: true,
  decorative: true,
  credit: true,
  filename: true,
  url: true,
  mimeType: true,
  width: true,
  height: true,
  sizes: true,
} as const

/**
 * The images of a long text that the reader may see, by id; the others are missing. Read through the request's loader,
 * which fetches those of all documents of a page at once, and at any depth: Payload's own HTML field shows no image over
 * GraphQL, which reads at depth 0.
 */
export async function picturesOf(
  text: unknown,
  req: PayloadRequest,
  overrideAccess: boolean,
): Promise<Map<string, Picture>> {
  const ids = [...mediaIdsInRichText(text)].filter((id) => couldBeId(id, req.payload))
  const pictures = await Promise.all(
    ids.map((id) => req.payloadDataLoader.load(keyOf(id, req, overrideAccess)) as Promise<Picture | null>),
  )
  return new Map(ids.flatMap((id, index) => (pictures[index] ? [[id, pictures[index]] as const] : [])))
}

const keyOf = (id: string, req: PayloadRequest, overrideAccess: boolean): string =>
  createDataloaderCacheKey({
    collectionSlug: slugs.media,
    docID: id,
    // Any number says "reading for another document", which no page limit cuts.
    currentDepth: 1,
    depth: 0,
    draft: false,
    fallbackLocale: req.fallbackLocale!,
    locale: req.locale!,
    overrideAccess,
    select,
    showHiddenFields: false,
    transactionID: req.transactionID!,
  })
