import type { DocumentKey } from './DocumentKey.js'

/** What somebody else did since the revision that was seen here; as the server tells it. */
export type Change = {
  readonly at: string
  readonly name: string
  readonly action: string
  readonly fields: readonly string[]
  readonly revision: number
}

export type Conflict = { readonly revision: string; readonly changes: readonly Change[] }

/** What this tab knows of a document: the form lags behind, this does not. */
export type OpenDocument = {
  /** The newest revision that this tab has seen or made. */
  readonly revision?: string
  /** The document as it was last loaded or saved here. */
  readonly base?: Readonly<Record<string, unknown>>
  /** A save that was refused, until somebody has decided what becomes of it. */
  readonly conflict?: Conflict
  /** Rises with each save and transition. */
  readonly changeCount: number
}

const unknownDocument: OpenDocument = { changeCount: 0 }
const documents = new Map<DocumentKey, OpenDocument>()
const listeners = new Set<() => void>()

export const getOpenDocument = (key: DocumentKey): OpenDocument => documents.get(key) ?? unknownDocument

/** Remembers something about a document and tells whoever shows it. */
export function updateOpenDocument(key: DocumentKey, changes: Partial<OpenDocument>): void {
  documents.set(key, { ...getOpenDocument(key), ...changes })
  for (const listener of listeners) listener()
}

/** Remembers a document as the server has just sent it after a write. */
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
