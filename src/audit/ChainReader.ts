import type { StoredEvent } from './AuditEvent.js'

/**
 * An event as read from the database. The row may have been tampered with: no field is believed before the hash is
 * right.
 */
export type UnverifiedEvent = { readonly [Field in keyof StoredEvent]?: unknown }

/** Read-only access to the chain, straight from the database and without Payload's hooks. */
export type ChainReader = {
  /** Up to `limit` events whose sequence is greater than `sequence`, in ascending order. */
  after(sequence: number, limit: number): Promise<UnverifiedEvent[]>
  last(): Promise<UnverifiedEvent | undefined>
  /** Counts the events with a sequence ≤ `sequence`, and the rows whose sequence is not a number. */
  countUpTo(sequence: number): Promise<number>
}
