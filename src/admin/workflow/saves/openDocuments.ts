import type { Actor } from '../state/DocumentStateView.js'
import type { DocumentKey } from './DocumentKey.js'

/** A change by somebody else since the revision that this tab has; as the server's `stale` error lists it. */
export type Change = {
  readonly at: string
  readonly actor: Actor
  readonly action: string
  readonly fields: readonly string[]
  readonly revision: number
}

export type Conflict = { readonly revision: string; readonly changes: readonly Change[] }

/** What this tab knows of a document. Always current, unlike Payload's form state, which is updated later. */
export type OpenDocument = {
  /** The newest revision that this tab has loaded or saved. */
  readonly revision?: string
  /** The document as it was last loaded or saved here. */
  readonly base?: Readonly<Record<string, unknown>>
  /** Set when a save was refused as stale, until the user has merged or dropped it. */
  readonly conflict?: Conflict
  /** Incremented by each save and transition. */
  readonly changeCount: number
}

const unknownDocument: OpenDocument = { changeCount: 0 }
const documents = new Map<DocumentKey, OpenDocument>()
const listeners = new Set<() => void>()

export const getOpenDocument = (key: DocumentKey): OpenDocument => documents.get(key) ?? unknownDocument

/** Updates what is known of a document, and notifies subscribers. */
export function updateOpenDocument(key: DocumentKey, changes: Partial<OpenDocument>): void {
  documents.set(key, { ...getOpenDocument(key), ...changes })
  for (const listener of listeners) listener()
}

/** Stores the document that the server returned for a write. */
export function recordWrite(key: DocumentKey, doc: unknown): void {
  if (typeof doc !== 'object' || doc === null) return
  const { revision } = doc as { revision?: unknown }
  updateOpenDocument(key, {
    ...(typeof revision === 'string' && { revision }),
    base: doc as Record<string, unknown>,
    conflict: undefined,
    changeCount: getOpenDocument(key).changeCount + 1,
  })
}

/** For `useSyncExternalStore`. */
export function subscribeToOpenDocuments(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
