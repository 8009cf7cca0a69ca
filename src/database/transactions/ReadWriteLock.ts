import { limits } from './limits.js'
import { createBusyError } from './transactionErrors.js'

type Waiter = { readonly isWriter: boolean; resolve: () => void; reject: (error: Error) => void }

/**
 * A lock that many readers may hold together, or one writer alone. Readers overtake waiting writers and never wait for
 * each other, so whoever holds it for reading can take it again without a deadlock. Writers are served in the order of
 * asking.
 */
export class ReadWriteLock {
  #readers = 0
  #isWriteLocked = false
  #waiters: Waiter[] = []
  #drainCallbacks: (() => void)[] = []

  /**
   * Takes the lock for reading. Returns `undefined` when it was free: awaiting even a resolved promise would let other
   * statements go first.
   * @throws databaseBusy after `limits.lockTimeoutMs`
   */
  acquireRead(): Promise<void> | undefined {
    if (this.#isWriteLocked) return this.#wait(false)
    this.#readers += 1
    return undefined
  }

  releaseRead(): void {
    this.#readers -= 1
    if (this.#readers === 0) for (const onDrained of this.#drainCallbacks.splice(0)) onDrained()
    this.#wakeNext()
  }

  /**
   * Waits until there are no readers, but no longer than `limits.lockTimeoutMs`. Takes nothing: new readers may follow.
   */
  async drain(): Promise<void> {
    if (this.#readers === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limits.lockTimeoutMs)
      this.#drainCallbacks.push(() => (clearTimeout(timer), resolve()))
    })
  }

  /**
   * Takes the lock for writing.
   * @throws databaseBusy after `limits.lockTimeoutMs`
   */
  async acquireWrite(): Promise<void> {
    if (!this.#isWriteLocked && this.#readers === 0 && this.#waiters.length === 0) this.#isWriteLocked = true
    else await this.#wait(true)
  }

  releaseWrite(): void {
    this.#isWriteLocked = false
    this.#wakeNext()
  }

  /** Ends every wait with an error, when what they wait for will not come. */
  rejectWaiters(error: Error): void {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error)
  }

  #wait(isWriter: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter)
        reject(createBusyError())
        this.#wakeNext()
      }, limits.lockTimeoutMs)
      const waiter: Waiter = {
        isWriter,
        resolve: () => (clearTimeout(timer), resolve()),
        reject: (error) => (clearTimeout(timer), reject(error)),
      }
      this.#waiters.push(waiter)
    })
  }

  #wakeNext(): void {
    if (this.#isWriteLocked) return
    for (const waiter of this.#waiters.filter(({ isWriter }) => !isWriter)) {
      this.#waiters = this.#waiters.filter((other) => other !== waiter)
      this.#readers += 1
      waiter.resolve()
    }
    const first = this.#waiters[0]
    if (!first || this.#readers > 0) return
    this.#waiters.shift()
    this.#isWriteLocked = true
    first.resolve()
  }
}
