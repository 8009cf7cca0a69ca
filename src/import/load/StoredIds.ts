import type { RecordKey } from '../plan/records.js'

/** Collections whose records several documents share; a source records which of them its import created. */
export type SharedSlug = 'topics' | 'organisations' | 'media'
export type CreatedSharedIds = Readonly<Record<SharedSlug, readonly string[]>>

/** The ids under which the records of a plan are stored, and which of them the import created. */
export class StoredIds {
  private readonly ids = new Map<RecordKey, string>()
  private readonly createdIds: Record<SharedSlug, string[]> = { topics: [], organisations: [], media: [] }

  /** Files written so far: the rollback of a transaction does not delete them. */
  readonly writtenFiles: string[] = []

  addCreated(slug: SharedSlug, key: RecordKey, id: string): void {
    this.ids.set(key, id)
    this.createdIds[slug].push(id)
  }

  add(key: RecordKey, id: string): void {
    this.ids.set(key, id)
  }

  /** @throws Error when the plan refers to a record that it does not contain, which is a bug in the planning */
  get(key: RecordKey): string {
    const id = this.ids.get(key)
    if (id === undefined) throw new Error(`The plan refers to ${key}, which it does not contain.`)
    return id
  }

  find(key: RecordKey | undefined): string | undefined {
    return key === undefined ? undefined : this.ids.get(key)
  }

  get created(): CreatedSharedIds {
    return this.createdIds
  }
}
