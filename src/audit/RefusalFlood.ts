import { LRUCache } from 'lru-cache'

/**
 * What is recorded of one source a minute; and of all who have not signed in, whatever their addresses: of their first
 * refusals, so that nobody is hidden by a few noisy ones, and of the others.
 */
const limits = { ofOne: 50, firstOfStrangers: 2_000, ofStrangers: 300 } as const
const firstOnes = 3
const windowMs = 60_000
/** Bounds the memory. */
const maxSources = 10_000

type Window = { began: number; count: number }

/** Decides which refusals get an event each, by where they come from: one that is noisy must not hide another. */
export class RefusalFlood {
  readonly #windows = new LRUCache<string, Window>({ max: maxSources, ttl: windowMs })

  /**
   * Counts a refusal.
   * @returns the source to sum it up under, or `undefined` when it is recorded by itself
   */
  exceeds(source: string, isStranger: boolean): string | undefined {
    const count = this.#count(source)
    if (count > limits.ofOne) return source
    if (!isStranger) return undefined
    const isFull =
      count > firstOnes
        ? this.#count(strangers) > limits.ofStrangers
        : this.#count(`first of ${strangers}`) > limits.firstOfStrangers
    return isFull ? strangers : undefined
  }

  #count(key: string): number {
    const now = Date.now()
    const known = this.#windows.get(key)
    const window = known && now - known.began < windowMs ? known : { began: now, count: 0 }
    window.count += 1
    this.#windows.set(key, window)
    return window.count
  }
}

/** The source of what too many strangers did together. */
export const strangers = 'strangers'
