import { Mutex } from 'async-mutex'

/**
 * Runs tasks that share a key one after another, in the order they came; tasks with different keys do not wait for each
 * other.
 */
export class KeyedQueue<Key> {
  readonly #mutexes = new Map<Key, Mutex>()

  /**
   * Runs a task when those before it under the same key have ended, whether they succeeded or not. Not re-entrant: a
   * task that waits for another one under its own key waits for ever.
   * @returns what the task returns, or its rejection
   */
  async run<Result>(key: Key, task: () => Promise<Result>): Promise<Result> {
    const mutex = this.#mutexes.get(key) ?? new Mutex()
    this.#mutexes.set(key, mutex)
    try {
      return await mutex.runExclusive(task)
    } finally {
      // A waiting task holds the mutex from the moment it is released; without one the key is forgotten.
      if (!mutex.isLocked() && this.#mutexes.get(key) === mutex) this.#mutexes.delete(key)
    }
  }

  /** Waits until no task under a key is left, those included that come meanwhile. */
  async drain(key: Key): Promise<void> {
    for (let mutex = this.#mutexes.get(key); mutex?.isLocked(); mutex = this.#mutexes.get(key))
      await mutex.waitForUnlock()
  }
}
