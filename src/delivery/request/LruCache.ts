/** Keeps what was used last, up to a number of entries. */
export class LruCache<Value> {
  // A Map goes through its entries in the order they were put in, so the first is the one not used for longest.
  readonly #entries = new Map<string, Value>()

  constructor(readonly capacity: number) {}

  get(key: string): Value | undefined {
    const value = this.#entries.get(key)
    if (value === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key)
    this.#entries.set(key, value)
    if (this.#entries.size <= this.capacity) return
    const { value: oldest } = this.#entries.keys().next()
    if (oldest !== undefined) this.#entries.delete(oldest)
  }

  get size(): number {
    return this.#entries.size
  }
}
