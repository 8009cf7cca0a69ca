import type { WriteArgs, WriteMethod } from '../writeMethods.js'

/**
 * What a database can do for a unit of writes. `Units` decides when; an engine knows how. Ids are those of units;
 * a savepoint belongs to the unit that was begun first.
 */
export interface Engine {
  /** Whether the database bears one unit at a time only. */
  readonly isSerial: boolean
  /** Whether a write that touches a single document needs no unit to be whole. */
  readonly hasAtomicDocumentWrites: boolean
  begin(id: string, options?: Record<string, unknown>): Promise<void>
  commit(id: string): Promise<void>
  /** Undoes the unit. A unit that the database has already undone is no error. */
  rollback(id: string): Promise<void>
  /** Missing where the database cannot undo a part: there a failed part undoes the whole. */
  readonly savepoints?: {
    create(id: string, savepoint: string): Promise<void>
    release(id: string, savepoint: string): Promise<void>
    rollback(id: string, savepoint: string): Promise<void>
  }
  /** Makes sure, before a write of a unit, that it can be undone; may complete the write's arguments. */
  prepareWrite?(id: string, method: WriteMethod, args: WriteArgs): Promise<WriteArgs>
  /** Says something that the people who run the server should know. */
  warn(line: string): void
  /** What went wrong, as an error with a code where the cause is known. */
  classifyError(error: unknown): Failure
}

export type Failure = {
  readonly error: Error
  /** The database has undone the whole unit by itself, or is in no state to go on with it. */
  readonly isTransactionLost: boolean
  /** The same write may succeed when it is made again. */
  readonly isTransient: boolean
}
