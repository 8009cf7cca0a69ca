import { LRUCache } from 'lru-cache'

type Entry = { failures: number; openAgainAt: number }

type Limits = {
  /** Failures that cost no wait: people mistype. */
  readonly free: number
  /** The wait after the next one; each failure after it doubles the wait. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
  /** Failures are forgotten when there was none for so long. */
  readonly forgottenAfterMs: number
  readonly now?: () => number
}

/** Bounds the memory; what was not tried for longest goes first. */
const maxEntries = 20_000

/** Counts failed attempts by a key and says how long the next one must wait. */
export class FailedAttempts {
  readonly #entries: LRUCache<string, Entry>
  readonly #now: () => number

  constructor(private readonly limits: Limits) {
    this.#entries = new LRUCache({ max: maxEntries, ttl: limits.forgottenAfterMs })
    this.#now = limits.now ?? Date.now
  }

  /** How many milliseconds the next attempt must wait; 0 when it may be made now. */
  waitFor(key: string): number {
    return Math.max(0, (this.#entries.get(key)?.openAgainAt ?? 0) - this.#now())
  }

  /** Counts an attempt as failed from its beginning, so that a hundred at once are not a hundred first ones. */
  add(key: string): void {
    const { free, firstWaitMs, longestWaitMs } = this.limits
    const failures = (this.#entries.get(key)?.failures ?? 0) + 1
    const wait = failures < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (failures - free))
    this.#entries.set(key, { failures, openAgainAt: wait === 0 ? 0 : this.#now() + wait })
  }

  /** Takes an attempt back that did not fail. */
  takeBack(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    const failures = Math.max(0, entry.failures - 1)
    this.#entries.set(key, { failures, openAgainAt: failures < this.limits.free ? 0 : entry.openAgainAt })
  }

  /** Forgets every key that has this beginning. */
  forget(beginning: string): void {
    for (const key of [...this.#entries.keys()]) if (key.startsWith(beginning)) this.#entries.delete(key)
  }
}
