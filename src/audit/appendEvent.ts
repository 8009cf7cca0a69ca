import {
  commitTransaction,
  initTransaction,
  isolateObjectProperty,
  killTransaction,
  type PayloadRequest,
} from 'payload'

import type { Entry, Origin, StoredEvent, UnlinkedEvent } from './AuditEvent.js'
import { appendLinked } from './guardChain.js'
import { originOf } from './originOf.js'
import { plainJson, plainText } from './plain.js'

export type { Entry, StoredEvent } from './AuditEvent.js'

const attempts = 5

/** The last append of each transaction, which the next one waits for. */
const turns = new Map<unknown, Promise<unknown>>()

/**
 * Appends an event to the audit chain, in the transaction of `req`: it is stored together with what it tells of, or neither is.
 * Without a transaction it is stored by itself.
 * @throws when it cannot be stored; let that undo the act itself
 */
export async function appendEvent(req: PayloadRequest, entry: Entry): Promise<StoredEvent> {
  const event = eventOf(entry, { ...(await originOf(req)), ...entry.origin })
  const transaction = await req.transactionID
  if (transaction !== undefined) return inTurn(transaction, () => appendLinked(req, event))
  // A nested operation that failed takes the transaction with it; what is told of here was undone, and this call says so.
  if (entry.outcome === 'done') await req.payload.db.commitTransaction?.(undefined as never)
  return alone(req, event)
}

function eventOf(
  { action, outcome, codes, collection, document, from, to, comment, contentHash, details }: Entry,
  { actor, actorKind, channel }: Origin,
): UnlinkedEvent {
  return {
    at: new Date().toISOString(),
    actor: plainText(actor),
    actorKind,
    channel,
    action,
    outcome,
    codes: codes?.length ? plainJson(codes) : null,
    collection: plainText(collection),
    document: plainText(document),
    from: plainText(from),
    to: plainText(to),
    comment: plainText(comment),
    contentHash: plainText(contentHash),
    details: details ? plainJson(details) : null,
  }
}

// Two appends within one transaction would read the same last event.
async function inTurn<T>(transaction: unknown, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(transaction) ?? Promise.resolve()).then(work, work)
  turns.set(transaction, turn)
  try {
    return await turn
  } finally {
    if (turns.get(transaction) === turn) turns.delete(transaction)
  }
}

async function alone(given: PayloadRequest, event: UnlinkedEvent): Promise<StoredEvent> {
  for (let attempt = 1; ; attempt += 1) {
    const req = isolateObjectProperty(given, 'transactionID')
    try {
      await initTransaction(req)
      const stored = await appendLinked(req, event)
      await commitTransaction(req)
      return stored
    } catch (error) {
      await killTransaction(req)
      if (attempt === attempts || !isLostRace(error)) throw error
    }
  }
}

/** Whether another process appended at the same time: MongoDB lets one of the two go on. */
const isLostRace = (error: unknown): boolean =>
  (error as { data?: { code?: unknown } } | undefined)?.data?.code === 'writeConflict'
