/** How many requests of a kind are worked on at once, and how many may wait how long for their turn. */
type Limits = { readonly atOnce: number; readonly waiting: number; readonly longestWaitMs: number }

type Waiting = { admit(): void }

/** The weight of the newest turn in the average. */
const newest = 0.2

/**
 * Gives turns one at a time, between two looks at the network: a request that asks SQLite runs to its end without a
 * pause, and all that came meanwhile would be seen only after it, by nobody's queue.
 */
class Turns {
  readonly #kinds: Admission[] = []
  #isPlanned = false

  add(kind: Admission): void {
    this.#kinds.push(kind)
  }

  plan(): void {
    if (this.#isPlanned) return
    this.#isPlanned = true
    setImmediate(() => {
      this.#isPlanned = false
      // In the order in which the kinds were made: the first goes first.
      if (this.#kinds.some((kind) => kind.admitNext())) this.plan()
    })
  }
}

/**
 * Lets requests of one kind in, a few at once. One that would wait too long is refused at once: an answer that comes
 * when nobody waits any more costs those who still wait.
 */
export class Admission {
  readonly #queue: Waiting[] = []
  #working = 0
  /** How long it takes from the end of one turn to the end of the next, while others wait. */
  #averageMs = 0
  #lastEnd = 0

  constructor(
    private readonly limits: Limits,
    private readonly turns = new Turns(),
  ) {
    turns.add(this)
  }

  /** Makes the kinds of a server, which take their turns in this order. */
  static kinds<Kind extends string>(limits: Record<Kind, Limits>): Record<Kind, Admission> {
    const turns = new Turns()
    const entries = Object.entries<Limits>(limits).map(([kind, each]) => [kind, new Admission(each, turns)])
    return Object.fromEntries(entries) as Record<Kind, Admission>
  }

  /** How long a request that came now would probably wait. */
  get expectedWaitMs(): number {
    return this.#queue.length * this.#averageMs
  }

  /**
   * Waits for a turn.
   * @param signal gives the turn up, when its sender has gone
   * @returns what ends the turn, to be called any number of times; `undefined` when there is no turn in time
   */
  async enter(signal: AbortSignal): Promise<(() => void) | undefined> {
    const { atOnce, longestWaitMs, waiting } = this.limits
    const isFull = this.#working >= atOnce && this.#queue.length >= waiting
    if (isFull || this.#queue.length > waiting || this.expectedWaitMs > longestWaitMs) return undefined
    const isAdmitted = await new Promise<boolean>((resolve) => {
      const leave = () => {
        const index = this.#queue.indexOf(entry)
        if (index >= 0) this.#queue.splice(index, 1)
        clearTimeout(timer)
        resolve(false)
      }
      const timer = setTimeout(leave, longestWaitMs)
      const admit = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', leave)
        resolve(true)
      }
      const entry: Waiting = { admit }
      this.#queue.push(entry)
      signal.addEventListener('abort', leave, { once: true })
      this.turns.plan()
    })
    return isAdmitted ? this.#turn() : undefined
  }

  /** Admits the one that has waited longest. @returns whether there was one and room for it */
  admitNext(): boolean {
    if (this.#working >= this.limits.atOnce) return false
    const next = this.#queue.shift()
    if (!next) return false
    this.#working += 1
    next.admit()
    return true
  }

  #turn(): () => void {
    const began = performance.now()
    let hasEnded = false
    return () => {
      if (hasEnded) return
      hasEnded = true
      this.#working -= 1
      const now = performance.now()
      const needed = now - Math.max(began, this.#lastEnd)
      this.#averageMs += newest * (needed - this.#averageMs)
      this.#lastEnd = now
      this.turns.plan()
    }
  }
}
