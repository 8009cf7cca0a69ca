/** Pseudo-random numbers and choices that the same seed repeats (mulberry32). */
export class SeededRandom {
  #state: number

  constructor(readonly seed: number) {
    this.#state = seed >>> 0
  }

  /** At least 0 and less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)]!
  }

  /** One of several, each as likely as its weight. */
  pickWeighted<T>(values: readonly (readonly [number, T])[]): T {
    let remaining = this.next() * values.reduce((sum, [weight]) => sum + weight, 0)
    for (const [weight, value] of values) if ((remaining -= weight) < 0) return value
    return values.at(-1)![1]
  }
}
