import type { StoredEvent } from './AuditEvent.js'

/** An event as the database has it; somebody may have put anything there. */
export type UnverifiedEvent = StoredEvent

/** Reads the chain straight from a database, without Payload, and writes nothing. */
export type ChainReader = {
  /** The events behind a number, in order. */
  after(sequence: number, limit: number): Promise<UnverifiedEvent[]>
  last(): Promise<UnverifiedEvent | undefined>
  /** How many there are that do not stand behind a number: those up to it, and those whose number is none. */
  countUpTo(sequence: number): Promise<number>
}
