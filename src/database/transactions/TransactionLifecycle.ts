import { asError } from './asError.js'
import type { Engine } from './Engine.js'
import { errorOf } from './retryTransient.js'
import { savepoints } from './savepoints.js'
import type { Suspension, Transaction } from './Transaction.js'
import { createRolledBackError } from './transactionErrors.js'
import type { TransactionRegistry } from './TransactionRegistry.js'
import { watchTransaction } from './watchTransaction.js'
import { WriteQueue } from './WriteQueue.js'

/**
 * How a transaction or savepoint is opened and ended: its state, its turn in the queue, and the database, in the right
 * order.
 */
export class TransactionLifecycle {
  readonly #queue = new WriteQueue()

  constructor(private readonly registry: TransactionRegistry) {}

  /**
   * Waits for the transaction's turn and begins it in the database.
   * @throws databaseBusy, unitUndone, or what the database threw; the transaction then stays pending
   */
  async open(transaction: Transaction, options?: Record<string, unknown>): Promise<void> {
    if (transaction.parent) await this.resume(transaction.root)
    await this.#queue.acquire(transaction)
    try {
      transaction.parent?.assertCommittable()
      await beginInDatabase(transaction, options)
    } catch (error) {
      this.#queue.release(transaction)
      throw errorOf(transaction.engine.classifyError(error))
    }
    transaction.state = 'open'
    transaction.parent?.savepoints.add(transaction)
    this.registry.add(transaction)
    if (!transaction.parent) watchTransaction(transaction, () => this.rollback(transaction))
  }

  /**
   * Gives up the turn of a transaction in which nothing was written, for work that takes long and needs no database.
   * The next write or savepoint in it, or `resume`, takes a turn again.
   * @param recheck runs at the beginning of that turn: throws when what was read before no longer holds
   * @returns whether it has; not when it is nested or holds writes
   */
  async suspend(transaction: Transaction, recheck: () => Promise<void>): Promise<boolean> {
    const { parent, state, fatalError, hasWritten, savepoints, suspension, isAtomicWrite, engine, id } = transaction
    if (parent || state !== 'open' || fatalError || hasWritten || savepoints.size > 0 || suspension || isAtomicWrite)
      return false
    transaction.suspension = { recheck }
    try {
      await engine.rollback(id)
    } finally {
      this.#queue.release(transaction)
    }
    return true
  }

  /**
   * Takes a turn for a suspended transaction and begins it again.
   * @throws databaseBusy, unitUndone, or what the check threw; the transaction cannot be committed then
   */
  async resume(root: Transaction): Promise<void> {
    if (root.suspension) await (root.suspension.resuming ??= this.#resume(root, root.suspension))
  }

  async #resume(root: Transaction, { recheck }: Suspension): Promise<void> {
    try {
      await this.#queue.acquire(root)
      try {
        root.assertCommittable()
        await root.engine.begin(root.id)
      } catch (error) {
        this.#queue.release(root)
        throw errorOf(root.engine.classifyError(error))
      }
      root.lastUsed = Date.now()
      root.suspension = undefined
      await recheck()
    } catch (error) {
      root.fatalError ??= asError(error)
      this.abandonIfLost(root)
      throw error
    }
  }

  /**
   * Commits a transaction, after the writes and savepoints under way in it. Does nothing when it is already committed.
   * @throws unitUndone or what the database threw; the transaction is rolled back then
   */
  async commit(transaction: Transaction): Promise<void> {
    transaction.assertNotRolledBack()
    if (transaction.state !== 'open') return
    try {
      await transaction.lock.acquireWrite()
      transaction.assertCommittable()
      if (!transaction.suspension) await commitInDatabase(transaction)
    } catch (error) {
      await this.rollback(transaction)
      throw error
    }
    transaction.state = 'committed'
    this.#end(transaction)
  }

  /**
   * Rolls a transaction back with its savepoints. Does nothing when it has ended. A failure of the database is logged,
   * not thrown.
   */
  async rollback(transaction: Transaction): Promise<void> {
    if (transaction.state !== 'open') return
    for (const member of transaction.withSavepoints()) member.state = 'rolledBack'
    await this.#undo(transaction)
    this.abandonIfLost(transaction.root)
  }

  /**
   * Undoes a transaction that can no longer be committed, and gives its turn to the next one: its caller may forget to
   * roll it back. It stays open for its caller, whose writes are refused with the cause until they roll it back.
   */
  abandonIfLost(root: Transaction): void {
    if (root.fatalError && root.state === 'open') void this.#undo(root)
  }

  #undo(transaction: Transaction): Promise<void> {
    return (transaction.undoing ??= this.#undoInDatabase(transaction))
  }

  async #undoInDatabase(transaction: Transaction): Promise<void> {
    const affected = transaction.withSavepoints()
    const cause = transaction.root.fatalError ?? createRolledBackError()
    for (const member of affected) member.lock.rejectWaiters(cause)
    // Otherwise the remaining statements of a write under way would follow the rollback, and each would be stored by
    // itself.
    for (const member of affected) await member.lock.drain()
    if (!transaction.suspension) await rollbackInDatabase(transaction)
    this.#end(transaction)
  }

  #end(transaction: Transaction): void {
    transaction.parent?.savepoints.delete(transaction)
    transaction.lock.releaseWrite()
    if (!transaction.suspension) this.#queue.release(transaction)
  }
}

async function beginInDatabase(transaction: Transaction, options?: Record<string, unknown>): Promise<void> {
  if (transaction.parent) await savepoints.create(transaction)
  else if (!transaction.isAtomicWrite) await transaction.engine.begin(transaction.id, options)
}

async function commitInDatabase(transaction: Transaction): Promise<void> {
  try {
    if (transaction.parent) await savepoints.release(transaction)
    else if (!transaction.isAtomicWrite) await transaction.engine.commit(transaction.id)
  } catch (error) {
    throw errorOf(transaction.engine.classifyError(error))
  }
}

async function rollbackInDatabase(transaction: Transaction): Promise<void> {
  const { engine, root } = transaction
  try {
    if (transaction.parent) await savepoints.rollback(transaction)
    else if (!transaction.isAtomicWrite) await engine.rollback(transaction.id)
  } catch (error) {
    root.fatalError ??= engine.classifyError(error).error
    if (!transaction.parent) logFailedRollback(engine, root.fatalError)
  }
}

const logFailedRollback = (engine: Engine, { message }: Error): void =>
  engine.warn(`回滚时出错。 Rolling back a transaction failed: ${message}`)
