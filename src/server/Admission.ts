/** How many requests of a kind are worked on at once, and how many may wait how long for their turn. */
type Limits = { readonly atOnce: number; readonly waiting: number; readonly longestWaitMs: number }

type Waiting = { admit(): void; readonly timer: NodeJS.Timeout }

/** The weight of the newest request in the average. */
const newest = 0.1
/** What a request is taken to need before one has been measured. */
const firstGuessMs = 20

/**
 * Lets requests of one kind in, a few at once. One that would wait too long is refused at once: an answer that comes
 * when nobody waits any more costs those who still wait.
 */
export class Admission {
  readonly #queue: Waiting[] = []
  #working = 0
  #averageMs = firstGuessMs

  constructor(private readonly limits: Limits) {}

  /** How long a request that came now would probably wait. */
  get expectedWaitMs(): number {
    const { atOnce } = this.limits
    return this.#working < atOnce ? 0 : ((this.#queue.length + 1) * this.#averageMs) / atOnce
  }

  /**
   * Waits for a turn.
   * @param signal gives the turn up, when its sender has gone
   * @returns what ends the turn, to be called any number of times; `undefined` when there is no turn in time
   */
  async enter(signal: AbortSignal): Promise<(() => void) | undefined> {
    const { atOnce, longestWaitMs, waiting } = this.limits
    if (this.#working < atOnce) return this.#begin()
    if (this.#queue.length >= waiting || this.expectedWaitMs > longestWaitMs) return undefined
    const isAdmitted = await new Promise<boolean>((resolve) => {
      const leave = () => {
        const index = this.#queue.indexOf(entry)
        if (index >= 0) this.#queue.splice(index, 1)
        clearTimeout(entry.timer)
        resolve(false)
      }
      const admit = () => {
        clearTimeout(entry.timer)
        signal.removeEventListener('abort', leave)
        resolve(true)
      }
      const entry: Waiting = { admit, timer: setTimeout(leave, longestWaitMs) }
      this.#queue.push(entry)
      signal.addEventListener('abort', leave, { once: true })
    })
    return isAdmitted ? this.#start() : undefined
  }

  #begin(): () => void {
    this.#working += 1
    return this.#start()
  }

  /** The turn is counted already: one that was waited for is handed over. */
  #start(): () => void {
    const began = performance.now()
    let hasEnded = false
    return () => {
      if (hasEnded) return
      hasEnded = true
      this.#averageMs += newest * (performance.now() - began - this.#averageMs)
      const next = this.#queue.shift()
      if (next) next.admit()
      else this.#working -= 1
    }
  }
}
