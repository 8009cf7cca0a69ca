import type { Payload } from 'payload'

type WithToken = { stateToken?: () => Promise<string | undefined> }

const all = new WeakMap<Payload, VerifiedRows>()

/**
 * The live rows whose seals verified, for as long as nothing whatever has been written to the database. Where a database cannot
 * tell that, nothing is remembered and every reading verifies.
 */
export class VerifiedRows {
  #token: string | undefined
  #rows = new Set<string>()

  static of(payload: Payload): VerifiedRows {
    const known = all.get(payload) ?? new VerifiedRows(payload)
    all.set(payload, known)
    return known
  }

  private constructor(private readonly payload: Payload) {}

  /** Which of these documents still have to be verified, and under which state of the database. */
  async toVerify(slug: string, ids: readonly string[]): Promise<{ ids: string[]; token: string | undefined }> {
    const token = await (this.payload.db as unknown as WithToken).stateToken?.()
    if (token === undefined || token !== this.#token) {
      this.#token = token
      this.#rows = new Set()
    }
    return { ids: ids.filter((id) => !this.#rows.has(`${slug}:${id}`)), token }
  }

  /** Remembers what was verified, if nothing has been written since. */
  add(slug: string, ids: readonly string[], token: string | undefined): void {
    if (token !== undefined && token === this.#token) for (const id of ids) this.#rows.add(`${slug}:${id}`)
  }
}
