import type { RecordKey } from '../plan/records.js'

/** The collections whose records are shared between documents, so that the source must remember which of them it brought. */
export type SharedSlug = 'topics' | 'organisations' | 'media'
export type CreatedSharedIds = Readonly<Record<SharedSlug, readonly string[]>>

/** Under which id each planned record is stored, and which records are new. */
export class StoredIds {
  private readonly ids = new Map<RecordKey, string>()
  private readonly createdIds: Record<SharedSlug, string[]> = { topics: [], organisations: [], media: [] }

  /** Files written on the way, which no rollback of the database takes away. */
  readonly writtenFiles: string[] = []

  addCreated(slug: SharedSlug, key: RecordKey, id: string): void {
    this.ids.set(key, id)
    this.createdIds[slug].push(id)
  }

  add(key: RecordKey, id: string): void {
    this.ids.set(key, id)
  }

  /** @throws Error when a plan refers to a record that it does not contain, which is a fault of the planning */
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
