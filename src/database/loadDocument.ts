import { createDataloaderCacheKey, type PayloadRequest, type SelectType, type TypeWithID } from 'payload'

type DocumentRequest = {
  readonly collection: string
  readonly id: number | string
  readonly select: SelectType
  /** Whether its working version is meant. */
  readonly draft?: boolean
  readonly overrideAccess?: boolean
}

/**
 * Loads a document for another one that refers to it, by the rights of the request, or null where the reader may not
 * see it. It goes through the request's own loader, which reads all that an answer needs of a collection with one
 * query.
 */
export async function loadDocument<Doc extends object>(
  req: PayloadRequest,
  { collection, id, select, draft = false, overrideAccess = false }: DocumentRequest,
): Promise<(TypeWithID & Doc) | null> {
  const key = createDataloaderCacheKey({
    collectionSlug: collection,
    docID: String(id),
    // Any number marks the read as populating a relation, which `restrictPublicQuery` does not page.
    currentDepth: 1,
    depth: 0,
    draft,
    fallbackLocale: req.fallbackLocale!,
    locale: req.locale!,
    overrideAccess,
    select,
    showHiddenFields: false,
    transactionID: req.transactionID!,
  })
  return (await req.payloadDataLoader.load(key)) as (TypeWithID & Doc) | null
}
