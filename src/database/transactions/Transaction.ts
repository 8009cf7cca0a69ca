import { randomUUID } from 'node:crypto'

import type { Engine } from './Engine.js'
import { ReadWriteLock } from './ReadWriteLock.js'
import { createRolledBackError } from './transactionErrors.js'

/** What is to be done when a transaction has its turn again, and the wait for it once somebody has asked. */
export type Suspension = { readonly recheck: () => Promise<void>; resuming?: Promise<void> }

/**
 * Writes that are stored together or not at all: a transaction, or, when it has a parent, a savepoint within one. It
 * only holds state; `TransactionLifecycle` changes it. An asynchronous context carries the object itself and so always
 * sees its latest state.
 */
export class Transaction {
  readonly id = randomUUID()
  /**
   * A context that carries a pending transaction (beginning it failed) or a committed one goes on as if it were not
   * there. One that carries a rolled back transaction must be refused, or what it writes next would be stored without
   * the rest.
   */
  state: 'pending' | 'open' | 'committed' | 'rolledBack' = 'pending'
  /** Held for reading by each write, and for writing by a savepoint: rolling back to it then undoes no other write. */
  readonly lock = new ReadWriteLock()
  /** The open savepoints directly within this transaction. */
  readonly savepoints = new Set<Transaction>()
  /** Why the transaction can no longer be committed. Set on the root only. */
  fatalError: Error | undefined
  /** The rollback in the database, once it has begun: at once when the transaction is lost, else when it is asked for. */
  undoing: Promise<void> | undefined
  /** Whether anything was written in it. Kept on the root only. */
  hasWritten = false
  /** Set while it has given up its turn, see `TransactionLifecycle.suspend`. On a root only. */
  suspension: Suspension | undefined
  /** When it was last written in, for the idle timeout. Kept on the root only. */
  lastUsed = Date.now()

  constructor(
    readonly engine: Engine,
    public parent: Transaction | undefined,
    /**
     * Whether it is a single write that the database makes atomic by itself: it waits its turn, but there is nothing to
     * begin or commit.
     */
    readonly isAtomicWrite = false,
  ) {}

  /** The transaction of the database that this one belongs to. */
  get root(): Transaction {
    return this.parent?.root ?? this
  }

  /** This transaction, or the nearest around it that is still open. */
  get nearestOpen(): Transaction | undefined {
    return this.state === 'open' ? this : this.parent?.nearestOpen
  }

  /** This transaction and every open savepoint within it. */
  withSavepoints(): Transaction[] {
    return [this, ...[...this.savepoints].flatMap((savepoint) => savepoint.withSavepoints())]
  }

  isWithin(other: Transaction): boolean {
    return this === other || (this.parent?.isWithin(other) ?? false)
  }

  /** @throws unitUndone when it was rolled back, or whatever made committing it impossible */
  assertNotRolledBack(): void {
    if (this.state === 'rolledBack') throw this.root.fatalError ?? createRolledBackError()
  }

  /** @throws unitUndone when it was rolled back, or whatever made committing it impossible */
  assertCommittable(): void {
    this.assertNotRolledBack()
    if (this.root.fatalError) throw this.root.fatalError
  }
}
