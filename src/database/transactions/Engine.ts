import type { WriteArgs, WriteMethod } from '../writeMethods.js'

/**
 * How one kind of database begins, commits and rolls back. `TransactionManager` decides when. Ids are those of
 * transactions; the first argument of a savepoint's methods is the id of its outermost transaction.
 */
export interface Engine {
  /** Whether the database can hold only one transaction at a time. */
  readonly isSerial: boolean
  /** Whether a write to a single document is atomic without a transaction. */
  readonly hasAtomicDocumentWrites: boolean
  begin(id: string, options?: Record<string, unknown>): Promise<void>
  commit(id: string): Promise<void>
  /** Rolls a transaction back. One that the database has already rolled back is no error. */
  rollback(id: string): Promise<void>
  /** Missing where the database has no savepoints: a nested failure then fails the whole transaction. */
  readonly savepoints?: {
    create(id: string, savepoint: string): Promise<void>
    release(id: string, savepoint: string): Promise<void>
    rollback(id: string, savepoint: string): Promise<void>
  }
  /**
   * Called before each write of a transaction, so that the engine can record how to undo it; may complete the
   * arguments.
   */
  prepareWrite?(id: string, method: WriteMethod, args: WriteArgs): Promise<WriteArgs>
  /** Writes a warning for operators to the log. */
  warn(line: string): void
  /** Turns what the database threw into an error of ours, and says what follows from it. */
  classifyError(error: unknown): Failure
}

export type Failure = {
  /** With an error code where the cause is known. */
  readonly error: Error
  /** Whether the database has rolled the transaction back by itself, or cannot go on with it. */
  readonly isTransactionLost: boolean
  /** Whether the same write may succeed when it is made again. */
  readonly isTransient: boolean
}
