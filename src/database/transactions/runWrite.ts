import { errorOf } from './retryTransient.js'
import type { Transaction } from './Transaction.js'

/** A write, once it is known which transaction it belongs to. */
export type Write<T> = (transaction: Transaction) => Promise<T>

/**
 * Runs a write in a transaction whose lock the caller has taken for reading, and releases the lock.
 * @throws unitUndone when the transaction was rolled back meanwhile, or the classified error of the database
 */
export async function runWrite<T>(transaction: Transaction, write: Write<T>): Promise<T> {
  const { engine, root, lock } = transaction
  try {
    transaction.assertCommittable()
    root.hasWritten = true
    return await write(transaction)
  } catch (error) {
    const failure = engine.classifyError(error)
    if (failure.isTransactionLost) root.fatalError ??= failure.error
    throw errorOf(failure)
  } finally {
    root.lastUsed = Date.now()
    lock.releaseRead()
  }
}
