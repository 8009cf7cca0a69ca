import type { Engine } from './Engine.js'
import { retryTransient } from './retryTransient.js'
import { runWrite, type Write } from './runWrite.js'
import { Transaction } from './Transaction.js'
import { TransactionContext } from './TransactionContext.js'
import { TransactionLifecycle } from './TransactionLifecycle.js'
import { TransactionRegistry } from './TransactionRegistry.js'

/** What the arguments of a write say about its transaction. */
export type WriteOrigin = { readonly transactionId?: string | undefined; readonly hasRequest: boolean }

/**
 * The transactions of one database. Every write happens in one: the one that its request or its asynchronous context is
 * in, else one of its own. Beginning a transaction within another creates a savepoint, so nobody waits for themselves.
 */
export class TransactionManager {
  readonly #context = new TransactionContext()
  readonly #registry = new TransactionRegistry()
  readonly #lifecycle = new TransactionLifecycle(this.#registry)

  /** Whether the transaction of an id, or the one that it is a savepoint of, may still store something. */
  isOpen(id: unknown): boolean {
    const transaction = typeof id === 'string' ? this.#registry.find(id) : undefined
    if (!transaction || transaction.state === 'rolledBack' || transaction.root.fatalError) return false
    return transaction.root.state === 'pending' || transaction.root.state === 'open'
  }

  /** Begins a transaction, or a savepoint of the one that the caller is in. */
  async begin(engine: Engine, options?: Record<string, unknown>): Promise<Transaction> {
    const transaction = new Transaction(engine, this.#context.current?.nearestOpen)
    this.#context.enter(transaction)
    await this.#lifecycle.open(transaction, options)
    return transaction
  }

  /**
   * Commits a transaction; a savepoint is stored together with its root. Does nothing for one that is committed or
   * unknown.
   * @throws unitUndone when it was rolled back, or the error of the database
   */
  async commit(id: string | undefined): Promise<void> {
    const transaction = this.#registry.find(id)
    // Payload takes the transaction off a request in which a nested operation failed, and would report success.
    if (!transaction) this.#context.current?.assertNotRolledBack()
    else await this.#lifecycle.commit(transaction)
  }

  /** Rolls a transaction back. Does nothing for one that has ended or is unknown. */
  rollback(id: string | undefined): Promise<void> {
    const transaction = this.#registry.find(id)
    if (!transaction) return Promise.resolve()
    // Whoever rolls back knows of it and may write on; other contexts that carry the transaction are refused at their
    // next write.
    this.#context.exit(transaction)
    return this.#lifecycle.rollback(transaction)
  }

  /**
   * Lets others write while a transaction that has not written does something that takes long: see
   * `TransactionLifecycle.suspend`. Returns false for one that cannot.
   */
  async suspend(id: string | undefined, recheck: () => Promise<void>): Promise<boolean> {
    const transaction = this.#registry.find(id)
    return transaction !== undefined && this.#lifecycle.suspend(transaction, recheck)
  }

  /** Takes a turn again for a transaction that was suspended; does nothing for any other. */
  async resume(id: string | undefined): Promise<void> {
    const transaction = this.#registry.find(id)
    if (transaction) await this.#lifecycle.resume(transaction.root)
  }

  /**
   * Makes a write in the transaction that it belongs to, or in one of its own, which is repeated after a transient
   * failure.
   * @param isAtomicWrite whether the database makes this write atomic without a transaction
   * @throws databaseBusy, unitUndone, or the classified error of the database
   */
  async write<T>(engine: Engine, origin: WriteOrigin, isAtomicWrite: boolean, write: Write<T>): Promise<T> {
    const transaction = this.#context.transactionFor(this.#registry.find(origin.transactionId), origin.hasRequest)
    if (!transaction) return retryTransient(() => this.#writeInOwnTransaction(engine, isAtomicWrite, write))
    if (transaction.root.suspension) await this.#lifecycle.resume(transaction.root)
    const acquisition = transaction.lock.acquireRead()
    if (acquisition) await acquisition
    if (acquisition && transaction.state === 'committed') {
      transaction.lock.releaseRead()
      return this.write(engine, origin, isAtomicWrite, write)
    }
    return this.#runWrite(transaction, write)
  }

  /** Rolls back whatever an engine has open, before its database is closed. */
  async rollbackAll(engine: Engine): Promise<void> {
    for (const transaction of this.#registry.openRoots(engine)) await this.#lifecycle.rollback(transaction)
  }

  async #runWrite<T>(transaction: Transaction, write: Write<T>): Promise<T> {
    try {
      return await runWrite(transaction, write)
    } finally {
      // Not awaited: a write may be made within another, which the rollback waits for.
      this.#lifecycle.abandonIfLost(transaction.root)
    }
  }

  #writeInOwnTransaction<T>(engine: Engine, isAtomicWrite: boolean, write: Write<T>): Promise<T> {
    const transaction = new Transaction(engine, undefined, isAtomicWrite)
    return this.#context.run(transaction, async () => {
      await this.#lifecycle.open(transaction)
      try {
        // Free: nobody else knows of the transaction yet.
        void transaction.lock.acquireRead()
        const result = await this.#runWrite(transaction, write)
        await this.#lifecycle.commit(transaction)
        return result
      } catch (error) {
        await this.#lifecycle.rollback(transaction)
        throw error
      }
    })
  }
}
