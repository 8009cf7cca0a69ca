import type { CollectionAfterReadHook } from 'payload'

/**
 * Keeps the ids of sessions out of every answer, also from their owner: Payload shows him his own.
 * Payload's own reading, by which it recognises a session, overrides access and still gets them.
 */
export const hideSessions: CollectionAfterReadHook = ({ doc, overrideAccess }) => {
  if (!overrideAccess) delete (doc as { sessions?: unknown }).sessions
  return doc as unknown
}
