import type { Key } from '../plan/records.js'

/** The collections whose records are shared between documents, so that the source must remember which of them it brought. */
export type SharedSlug = 'topics' | 'organisations' | 'media'
export type CreatedShared = Readonly<Record<SharedSlug, readonly string[]>>

/** Under which id each planned record is stored, and which records are new. */
export class StoredIds {
  private readonly ids = new Map<Key, string>()
  private readonly newOnes: Record<SharedSlug, string[]> = { topics: [], organisations: [], media: [] }

  /** Files written on the way, which no rollback of the database takes away. */
  readonly files: string[] = []

  create(slug: SharedSlug, key: Key, id: string): void {
    this.ids.set(key, id)
    this.newOnes[slug].push(id)
  }

  reuse(key: Key, id: string): void {
    this.ids.set(key, id)
  }

  /** @throws Error when a plan refers to a record that it does not contain, which is a fault of the planning */
  of(key: Key): string {
    const id = this.ids.get(key)
    if (id === undefined) throw new Error(`The plan refers to ${key}, which it does not contain.`)
    return id
  }

  find(key: Key | undefined): string | undefined {
    return key === undefined ? undefined : this.ids.get(key)
  }

  get created(): CreatedShared {
    return this.newOnes
  }
}
