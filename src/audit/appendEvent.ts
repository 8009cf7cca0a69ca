import {
  commitTransaction,
  initTransaction,
  isolateObjectProperty,
  killTransaction,
  type PayloadRequest,
} from 'payload'

import { KeyedQueue } from '../concurrency/KeyedQueue.js'
import type { AuditEntry, RequestOrigin, StoredEvent, UnlinkedEvent } from './AuditEvent.js'
import { appendLinked } from './appendOnlyGuard.js'
import { originOf } from './originOf.js'

export type { AuditEntry, StoredEvent } from './AuditEvent.js'

const maxAttempts = 5

/** The id of no transaction: committing it throws if the caller's own was rolled back, and does nothing else. */
const noTransaction = ''

/** The appends of each transaction: without a queue, two of them would read the same last event. */
const appends = new KeyedQueue<unknown>()

/**
 * Appends an event to the audit chain within the transaction of `req`, so that the event and the change it records are
 * stored together or not at all. Without a transaction the event gets one of its own.
 * @returns the event as stored
 * @throws when it cannot be stored; the caller must let this undo the change
 */
export async function appendEvent(req: PayloadRequest, entry: AuditEntry): Promise<StoredEvent> {
  const event = eventOf(entry, { ...(await originOf(req)), ...entry.origin })
  const transaction = await req.transactionID
  if (transaction !== undefined) return appends.run(transaction, () => appendLinked(req, event))
  // A failed nested operation rolls back the transaction and removes its id from `req`. The change that this event
  // records was then undone, and this commit raises the error that says so.
  if (entry.outcome === 'done') await req.payload.db.commitTransaction(noTransaction)
  return appendInOwnTransaction(req, event)
}

function eventOf(
  { action, outcome, codes, collection, document, from, to, comment, contentHash, details }: AuditEntry,
  { actor, actorKind, channel, address }: RequestOrigin,
): UnlinkedEvent {
  return {
    at: new Date().toISOString(),
    actor: storableText(actor),
    actorKind,
    channel,
    action,
    outcome,
    codes: codes?.length ? storableJson(codes) : null,
    collection: storableText(collection),
    document: storableText(document),
    from: storableText(from),
    to: storableText(to),
    comment: storableText(comment),
    contentHash: storableText(contentHash),
    details: details || address ? storableJson({ ...details, ...(address && { address }) }) : null,
  }
}

async function appendInOwnTransaction(parentReq: PayloadRequest, event: UnlinkedEvent): Promise<StoredEvent> {
  for (let attempt = 1; ; attempt += 1) {
    const req = isolateObjectProperty(parentReq, 'transactionID')
    try {
      await initTransaction(req)
      const stored = await appendLinked(req, event)
      await commitTransaction(req)
      return stored
    } catch (error) {
      await killTransaction(req)
      if (attempt === maxAttempts || !isLostRace(error)) throw error
    }
  }
}

/** Whether another process appended at the same time; MongoDB then aborts one of the two transactions. */
const isLostRace = (error: unknown): boolean =>
  (error as { data?: { code?: unknown } } | undefined)?.data?.code === 'writeConflict'

// NUL and lone surrogates do not survive a round trip through either database, and the hash must match what is read
// back.
const unstorable = /[\0\p{Surrogate}]/gu

/** Converts a value to a string that both databases return unchanged; null when it is missing or empty. */
export const storableText = (value: number | string | null | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : String(value).replace(unstorable, '\uFFFD')

/** Converts a value to plain JSON data that both databases return unchanged. */
export function storableJson<T>(value: T): T {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    isObject(inner)
      ? Object.fromEntries(Object.entries(inner).map(([key, one]) => [replaceUnstorable(key), one]))
      : replaceUnstorable(inner),
  )
  return JSON.parse(text) as T
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const replaceUnstorable = <T>(value: T): T =>
  typeof value === 'string' ? (value.replace(unstorable, '\uFFFD') as T) : value
