import type { Engine } from './Engine.js'
import type { Transaction } from './Transaction.js'

const maxRemembered = 1000

/**
 * Every transaction by its id, which is all that a request carries. Ended ones are remembered for a while: a late
 * request that names a rolled back transaction must be refused, and an unknown id would look like no transaction.
 */
export class TransactionRegistry {
  readonly #transactions = new Map<string, Transaction>()

  add(transaction: Transaction): void {
    this.#transactions.set(transaction.id, transaction)
    if (this.#transactions.size <= maxRemembered) return
    for (const [id, { state }] of this.#transactions) if (state !== 'open') this.#transactions.delete(id)
  }

  find(id: string | undefined): Transaction | undefined {
    return id === undefined ? undefined : this.#transactions.get(id)
  }

  /** The open transactions of an engine, without savepoints. */
  openRoots(engine: Engine): Transaction[] {
    return [...this.#transactions.values()].filter(
      (transaction) => transaction.engine === engine && transaction.state === 'open' && !transaction.parent,
    )
  }
}
