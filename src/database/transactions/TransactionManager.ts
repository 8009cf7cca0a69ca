import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout } from 'node:timers/promises'

import { refuse } from '../../errors/refuse.js'
import type { Engine } from './Engine.js'
import { ReadWriteLock } from './ReadWriteLock.js'
import { limits } from './limits.js'
import { Transaction, watchTransaction } from './Transaction.js'

const createBusyError = () => refuse('databaseBusy', { seconds: limits.lockTimeoutMs / 1000 })
const createUndoneError = () => refuse('unitUndone')
const maxAttempts = 5

/** Where a write comes from, as far as its arguments tell. */
export type WriteOrigin = { readonly transactionId?: string | undefined; readonly hasRequest: boolean }

/** What a write does once it is known to which unit it belongs. */
export type Write<T> = (transaction: Transaction) => Promise<T>

/**
 * The units of writes on one database: who is writing, who waits, and which unit an asynchronous context is in.
 * A write or a begin inside a unit joins it, by the transaction id of its request or by its context; it never waits for itself.
 */
export class TransactionManager {
  readonly #context = new AsyncLocalStorage<Transaction | undefined>()
  readonly #databaseLock = new ReadWriteLock()
  readonly #transactions = new Map<string, Transaction>()
  readonly #transientErrors = new WeakSet<Error>()

  /** Begins a unit, or a part of the one that the caller is in. */
  async begin(engine: Engine, options?: Record<string, unknown>): Promise<Transaction> {
    const parent = nearestOpen(this.#context.getStore())
    const transaction = new Transaction(engine, parent)
    // After an `await` this would reach this function's own context only, not the caller's.
    this.#context.enterWith(transaction)
    await this.#open(transaction, options)
    return transaction
  }

  /** Stores a unit for good; a part only together with the whole. Does nothing for a unit that has ended. */
  async commit(id: string | undefined): Promise<void> {
    const transaction = id === undefined ? undefined : this.#transactions.get(id)
    // Payload forgets the transaction of a request in which a nested operation failed, and would report success.
    if ((transaction ?? this.#context.getStore())?.state === 'undone') throw createUndoneError()
    if (transaction?.state !== 'open') return
    try {
      await transaction.lock.acquireWrite(limits.lockTimeoutMs, createBusyError)
      if (this.#stateOf(transaction) === 'undone') throw createUndoneError()
      if (transaction.root.fatalError) throw transaction.root.fatalError
      await this.#commitToEngine(transaction)
    } catch (error) {
      await this.#rollback(transaction)
      throw error
    }
    this.#end(transaction, 'ended')
  }

  /** Undoes a unit and its parts. Does nothing for a unit that has ended. */
  rollback(id: string | undefined): Promise<void> {
    const transaction = id === undefined ? undefined : this.#transactions.get(id)
    // Whoever undoes a unit knows it; others that carry it are told at their next write.
    if (transaction && this.#context.getStore()?.isWithin(transaction)) this.#context.enterWith(transaction.parent)
    return transaction ? this.#rollback(transaction) : Promise.resolve()
  }

  /**
   * Writes: as part of the unit that `origin` names or the context is in, else as a unit of its own.
   * @param isAtomicWrite whether the database keeps this write whole by itself
   */
  async write<T>(engine: Engine, origin: WriteOrigin, isAtomicWrite: boolean, write: Write<T>): Promise<T> {
    const transaction = this.#transactionOf(origin)
    if (!transaction) return this.#retryTransient(() => this.#writeInOwnTransaction(engine, isAtomicWrite, write))
    const acquisition = transaction.lock.acquireRead(limits.lockTimeoutMs, createBusyError)
    if (acquisition) await acquisition
    if (acquisition && this.#stateOf(transaction) === 'ended') {
      transaction.lock.releaseRead()
      return this.write(engine, origin, isAtomicWrite, write)
    }
    return this.#runWrite(transaction, write)
  }

  /** Undoes whatever is open, before the database is closed. */
  async rollbackAll(engine: Engine): Promise<void> {
    for (const transaction of [...this.#transactions.values()])
      if (transaction.engine === engine && transaction === transaction.root) await this.#rollback(transaction)
  }

  #transactionOf({ transactionId, hasRequest }: WriteOrigin): Transaction | undefined {
    const requested = transactionId === undefined ? undefined : this.#transactions.get(transactionId)
    if (requested?.state === 'undone') throw createUndoneError()
    const current = this.#context.getStore()
    // Payload takes the transaction from a request when an operation nested in another fails. Were the failure caught,
    // the outer one would write its rest for good.
    if (hasRequest && !requested && current?.state === 'undone') throw createUndoneError()
    const nearest = nearestOpen(current)
    if (requested?.state !== 'open') return nearest
    return nearest?.isWithin(requested) ? nearest : requested
  }

  async #runWrite<T>(transaction: Transaction, write: Write<T>): Promise<T> {
    const { engine, root, lock } = transaction
    try {
      if (transaction.state === 'undone') throw createUndoneError()
      if (root.fatalError) throw root.fatalError
      return await write(transaction)
    } catch (error) {
      const failure = engine.classifyError(error)
      if (failure.isTransactionLost) root.fatalError ??= failure.error
      if (failure.isTransient) this.#transientErrors.add(failure.error)
      throw failure.error
    } finally {
      root.lastUsed = Date.now()
      lock.releaseRead()
    }
  }

  #writeInOwnTransaction<T>(engine: Engine, isAtomicWrite: boolean, write: Write<T>): Promise<T> {
    const transaction = new Transaction(engine, undefined, isAtomicWrite)
    return this.#context.run(transaction, async () => {
      await this.#open(transaction)
      try {
        void transaction.lock.acquireRead(limits.lockTimeoutMs, createBusyError)
        const result = await this.#runWrite(transaction, write)
        await this.commit(transaction.id)
        return result
      } catch (error) {
        await this.rollback(transaction.id)
        throw error
      }
    })
  }

  // Only a write that stands alone can be made again: of a longer unit the database does not know what it was built on.
  async #retryTransient<T>(write: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await write()
      } catch (error) {
        if (attempt === maxAttempts || !this.#transientErrors.has(error as Error)) throw error
        await setTimeout(attempt * 20 + Math.random() * 30)
      }
    }
  }

  async #open(transaction: Transaction, options?: Record<string, unknown>): Promise<void> {
    const { engine } = transaction
    const lock = await this.#acquireLock(transaction)
    try {
      if (transaction.parent && this.#stateOf(transaction.parent) === 'undone') throw createUndoneError()
      if (transaction.parent) await engine.savepoints?.create(transaction.root.id, transaction.id)
      else if (!transaction.isAtomicWrite) await engine.begin(transaction.id, options)
    } catch (error) {
      lock?.releaseWrite()
      throw engine.classifyError(error).error
    }
    transaction.state = 'open'
    transaction.parent?.children.add(transaction)
    this.#remember(transaction)
    if (!transaction.parent) watchTransaction(transaction, () => this.#rollback(transaction))
  }

  /** Waits for a unit's turn. The one it was to be part of may have been stored meanwhile, when nobody awaited the part. */
  async #acquireLock(transaction: Transaction): Promise<ReadWriteLock | undefined> {
    for (;;) {
      const { parent } = transaction
      const lock = parent?.lock ?? (transaction.engine.isSerial ? this.#databaseLock : undefined)
      await lock?.acquireWrite(limits.lockTimeoutMs, createBusyError)
      if (parent?.state !== 'ended') return lock
      lock?.releaseWrite()
      transaction.parent = nearestOpen(parent)
    }
  }

  async #commitToEngine(transaction: Transaction): Promise<void> {
    const { root, engine } = transaction
    try {
      if (transaction !== root) await engine.savepoints?.release(root.id, transaction.id)
      else if (!transaction.isAtomicWrite) await engine.commit(transaction.id)
    } catch (error) {
      const failure = engine.classifyError(error)
      if (failure.isTransient) this.#transientErrors.add(failure.error)
      throw failure.error
    }
  }

  async #rollback(transaction: Transaction): Promise<void> {
    if (transaction.state !== 'open') return
    const { root, engine } = transaction
    const all = withDescendants(transaction)
    for (const member of all) {
      member.state = 'undone'
      member.lock.rejectWaiters(createUndoneError())
    }
    // The statements of a write under way would follow the rollback and be stored by themselves.
    for (const member of all) await member.lock.drain(limits.lockTimeoutMs)
    try {
      if (transaction !== root && !root.fatalError && engine.savepoints)
        await engine.savepoints.rollback(root.id, transaction.id)
      else if (transaction !== root) root.fatalError ??= createUndoneError()
      else if (!transaction.isAtomicWrite) await engine.rollback(transaction.id)
    } catch (error) {
      root.fatalError ??= engine.classifyError(error).error
      if (transaction === root)
        engine.warn(`撤销写入时出错。 Undoing a unit of writes failed: ${root.fatalError.message}`)
    }
    this.#end(transaction, 'undone')
  }

  #end(transaction: Transaction, state: 'ended' | 'undone'): void {
    transaction.state = state
    transaction.parent?.children.delete(transaction)
    transaction.lock.releaseWrite()
    if (transaction.parent) transaction.parent.lock.releaseWrite()
    else if (transaction.engine.isSerial) this.#databaseLock.releaseWrite()
  }

  // Of units that have ended only as many are remembered as late requests may still name.
  #remember(transaction: Transaction): void {
    this.#transactions.set(transaction.id, transaction)
    if (this.#transactions.size <= 1000) return
    for (const [id, { state }] of this.#transactions) if (state !== 'open') this.#transactions.delete(id)
  }

  // Across an `await` a state changes in ways that the compiler does not see.
  #stateOf(transaction: Transaction): Transaction['state'] {
    return transaction.state
  }
}

/** A unit and all its parts. */
const withDescendants = (transaction: Transaction): Transaction[] => [
  transaction,
  ...[...transaction.children].flatMap(withDescendants),
]

/** The nearest unit that is still open, from a unit outwards. */
function nearestOpen(innermost: Transaction | undefined): Transaction | undefined {
  for (let transaction = innermost; transaction; transaction = transaction.parent) {
    if (transaction.state === 'open') return transaction
  }
  return undefined
}
