type Waiter = { readonly isWriter: boolean; resolve: () => void; reject: (error: Error) => void }

/**
 * A place that many may share or one may hold alone. Whoever shares it goes ahead of whoever waits to hold it:
 * those who share never wait for each other, so the order of their statements stays their own.
 */
export class ReadWriteLock {
  #readers = 0
  #isWriteLocked = false
  #waiters: Waiter[] = []
  #drainCallbacks: (() => void)[] = []

  /** Enters beside others; waits only while someone holds the lane alone. Returns nothing when there is nothing to wait for. */
  acquireRead(timeoutMs: number, createTimeoutError: () => Error): Promise<void> | undefined {
    if (!this.#isWriteLocked) {
      this.#readers += 1
      return undefined
    }
    return this.#wait(false, timeoutMs, createTimeoutError)
  }

  /** Leaves after `share`. */
  releaseRead(): void {
    this.#readers -= 1
    if (this.#readers === 0) for (const onDrained of this.#drainCallbacks.splice(0)) onDrained()
    this.#wakeNext()
  }

  /** Waits until nobody shares the lane, but no longer than `limit` milliseconds. */
  async drain(timeoutMs: number): Promise<void> {
    if (this.#readers === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      this.#drainCallbacks.push(() => (clearTimeout(timer), resolve()))
    })
  }

  /** Enters alone, in the order of asking; after `limit` milliseconds of waiting it gives up with `tooLate`. */
  async acquireWrite(timeoutMs: number, createTimeoutError: () => Error): Promise<void> {
    if (!this.#isWriteLocked && this.#readers === 0 && this.#waiters.length === 0) this.#isWriteLocked = true
    else await this.#wait(true, timeoutMs, createTimeoutError)
  }

  /** Leaves after `hold`. */
  releaseWrite(): void {
    this.#isWriteLocked = false
    this.#wakeNext()
  }

  /** Sends everybody away who waits here: what they wait for will not come. */
  rejectWaiters(error: Error): void {
    for (const waiter of this.#waiters.splice(0)) waiter.reject(error)
  }

  #wait(isWriter: boolean, timeoutMs: number, createTimeoutError: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((other) => other !== waiter)
        reject(createTimeoutError())
        this.#wakeNext()
      }, timeoutMs)
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
