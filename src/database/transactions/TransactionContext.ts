import { AsyncLocalStorage } from 'node:async_hooks'

import type { Transaction } from './Transaction.js'

/**
 * Which transaction the running asynchronous context is in. With it a write joins the transaction of its caller even
 * where no request was passed on.
 */
export class TransactionContext {
  readonly #storage = new AsyncLocalStorage<Transaction | undefined>()

  get current(): Transaction | undefined {
    return this.#storage.getStore()
  }

  /**
   * Puts the rest of the caller's context into a transaction. To be called before the first `await`: after it, only the
   * callee's own context would be changed.
   */
  enter(transaction: Transaction): void {
    this.#storage.enterWith(transaction)
  }

  /**
   * Takes the rest of the caller's context out of a transaction, if it is in it. The same limit as for `enter` applies.
   */
  exit(transaction: Transaction): void {
    if (this.current?.isWithin(transaction)) this.#storage.enterWith(transaction.parent)
  }

  /** Runs work within a transaction, and nothing after it. */
  run<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
    return this.#storage.run(transaction, work)
  }

  /**
   * Chooses the transaction of a write: the one its request names, or the innermost open one of this context when that
   * lies within it or when the request names none. `undefined` when the write is to have a transaction of its own.
   * @throws unitUndone when that transaction was rolled back
   */
  transactionFor(requested: Transaction | undefined, hasRequest: boolean): Transaction | undefined {
    requested?.assertNotRolledBack()
    const { current } = this
    // When a nested operation fails, Payload takes the transaction off the request that it shares with the outer one.
    // If a hook caught the failure, the outer operation would store its remaining writes without the others.
    if (hasRequest && !requested) current?.assertNotRolledBack()
    const innermost = current?.nearestOpen
    if (requested?.state !== 'open') return innermost
    return innermost?.isWithin(requested) ? innermost : requested
  }
}
