import type { DocumentKey } from './DocumentKey.js'

const last = new Map<DocumentKey, Promise<unknown>>()

/** Does the writes of one document one after another: each names the revision that the one before it made. */
export function inTurn<T>(key: DocumentKey, write: () => Promise<T>): Promise<T> {
  const turn = (last.get(key) ?? Promise.resolve()).then(write, write)
  last.set(key, turn)
  return turn
}
