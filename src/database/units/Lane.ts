type Waiter = { readonly alone: boolean; enter: () => void; giveUp: (error: Error) => void }

/**
 * A place that many may share or one may hold alone. Whoever shares it goes ahead of whoever waits to hold it:
 * those who share never wait for each other, so the order of their statements stays their own.
 */
export class Lane {
  #sharers = 0
  #held = false
  #waiting: Waiter[] = []
  #settling: (() => void)[] = []

  /** Enters beside others; waits only while someone holds the lane alone. Returns nothing when there is nothing to wait for. */
  share(limit: number, tooLate: () => Error): Promise<void> | undefined {
    if (!this.#held) {
      this.#sharers += 1
      return undefined
    }
    return this.#wait(false, limit, tooLate)
  }

  /** Leaves after `share`. */
  unshare(): void {
    this.#sharers -= 1
    if (this.#sharers === 0) for (const settle of this.#settling.splice(0)) settle()
    this.#next()
  }

  /** Waits until nobody shares the lane, but no longer than `limit` milliseconds. */
  async settled(limit: number): Promise<void> {
    if (this.#sharers === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limit)
      this.#settling.push(() => (clearTimeout(timer), resolve()))
    })
  }

  /** Enters alone, in the order of asking; after `limit` milliseconds of waiting it gives up with `tooLate`. */
  async hold(limit: number, tooLate: () => Error): Promise<void> {
    if (!this.#held && this.#sharers === 0 && this.#waiting.length === 0) this.#held = true
    else await this.#wait(true, limit, tooLate)
  }

  /** Leaves after `hold`. */
  release(): void {
    this.#held = false
    this.#next()
  }

  /** Sends everybody away who waits here: what they wait for will not come. */
  dismiss(error: Error): void {
    for (const waiter of this.#waiting.splice(0)) waiter.giveUp(error)
  }

  #wait(alone: boolean, limit: number, tooLate: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter)
        reject(tooLate())
        this.#next()
      }, limit)
      const waiter: Waiter = {
        alone,
        enter: () => (clearTimeout(timer), resolve()),
        giveUp: (error) => (clearTimeout(timer), reject(error)),
      }
      this.#waiting.push(waiter)
    })
  }

  #next(): void {
    if (this.#held) return
    for (const waiter of this.#waiting.filter(({ alone }) => !alone)) {
      this.#waiting = this.#waiting.filter((other) => other !== waiter)
      this.#sharers += 1
      waiter.enter()
    }
    const first = this.#waiting[0]
    if (!first || this.#sharers > 0) return
    this.#waiting.shift()
    this.#held = true
    first.enter()
  }
}
