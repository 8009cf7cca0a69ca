import { createHash } from 'node:crypto'

import { LRUCache } from 'lru-cache'

import { bilingual } from '../../vocabulary/bilingual.js'
import type { QueryParameters } from './readParameters.js'
import { refuseRequest, RequestRefusal } from './RequestRefusal.js'

/** Code and message are fixed by the protocol of automatic persisted queries: clients then send the text. */
const notFound = () =>
  new RequestRefusal(200, [
    {
      code: 'PERSISTED_QUERY_NOT_FOUND',
      messages: bilingual('PersistedQueryNotFound', 'PersistedQueryNotFound'),
      advice: bilingual('请连同查询文本再发送一次。', 'Send it once more with the text of the query.'),
    },
  ])

/** In characters; longer texts are run but not kept. */
const maxKeptLength = 16_384

/**
 * Automatic persisted queries: a client sends the text once and from then on its SHA-256 (`extensions.persistedQuery`),
 * so that a query fits into a URL. Kept in memory only; the client sends the text again when it is unknown.
 */
export class PersistedQueries {
  readonly #texts: LRUCache<string, string>

  constructor(capacity = 1000) {
    this.#texts = new LRUCache({ max: capacity })
  }

  /**
   * The text of the requested query, and a function that keeps it for later requests.
   * @throws RequestRefusal when there is none, its hash is unknown, or the hash does not match the text
   */
  textOf({ query, extensions }: QueryParameters): { text: string; cache: () => void } {
    const hash = hashIn(extensions)
    if (hash === undefined) {
      if (query === undefined || query.trim() === '') throw refuseRequest('queryMissing')
      return { text: query, cache: () => undefined }
    }
    if (query === undefined) {
      const knownText = this.#texts.get(hash)
      if (knownText === undefined) throw notFound()
      return { text: knownText, cache: () => undefined }
    }
    if (createHash('sha256').update(query).digest('hex') !== hash) throw refuseRequest('persistedQueryMismatch')
    // Called by the engine after validation, so that only valid queries take up memory.
    return { text: query, cache: () => void (query.length <= maxKeptLength && this.#texts.set(hash, query)) }
  }
}

function hashIn(extensions: QueryParameters['extensions']): string | undefined {
  const persisted = extensions?.persistedQuery
  if (persisted === undefined || persisted === null) return undefined
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown }
  if ((version !== undefined && version !== 1) || typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256Hash))
    throw refuseRequest('parameterInvalid', { part: 'extensions.persistedQuery' })
  return sha256Hash.toLowerCase()
}
