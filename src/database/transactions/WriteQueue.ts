import { ReadWriteLock } from './ReadWriteLock.js'
import type { Transaction } from './Transaction.js'

/**
 * Gives out the right to begin: to one transaction at a time where the database can hold only one, and to one savepoint
 * at a time within each transaction, as savepoints of a database nest and cannot lie side by side.
 */
export class WriteQueue {
  readonly #databaseLock = new ReadWriteLock()

  /**
   * Waits until it is the turn of a transaction or savepoint. A savepoint whose parent was committed meanwhile, because
   * nobody awaited it, moves to the nearest transaction that is still open, or becomes a transaction of its own.
   * @throws databaseBusy when its turn does not come in time, unitUndone when its parent is rolled back meanwhile
   */
  async acquire(transaction: Transaction): Promise<void> {
    for (;;) {
      const { parent } = transaction
      const lock = this.#lockFor(transaction)
      await lock?.acquireWrite()
      if (parent?.state !== 'committed') return
      lock?.releaseWrite()
      transaction.parent = parent.nearestOpen
    }
  }

  /** Lets the next one begin. */
  release(transaction: Transaction): void {
    this.#lockFor(transaction)?.releaseWrite()
  }

  #lockFor({ parent, engine }: Transaction): ReadWriteLock | undefined {
    return parent?.lock ?? (engine.isSerial ? this.#databaseLock : undefined)
  }
}
