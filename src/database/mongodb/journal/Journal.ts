import type { Collection, Db, Document, Filter } from 'mongodb'

import type { Raw } from '../MongoAdapter.js'
import { thisProcess, type Owner } from './owner.js'

/** How to undo one write: put a document back as it was (`null`: it was not there), or delete what was not there. */
export type Undo =
  | { readonly kind: 'document'; readonly collection: string; readonly document: unknown; readonly before: Raw | null }
  | {
      readonly kind: 'others'
      readonly collection: string
      readonly filter: Record<string, unknown>
      readonly keep: unknown[]
    }

export type OpenUnit = { _id: string; owner: Owner; at: Date }
type Entry = { _id: string; unit: string; step: number; undo: Undo }

/**
 * What is needed to undo the units under way, in the database itself. A unit is open as long as it stands in
 * `dashiji_units`: deleting that one document stores it for good.
 */
export class Journal {
  #durable: { writeConcern?: { w: 'majority'; journal: true } } = { writeConcern: { w: 'majority', journal: true } }

  constructor(private readonly database: Db) {}

  /** Finds out whether the server can confirm that something is on its disk, and makes the index. */
  async prepare(): Promise<void> {
    await this.#entries.createIndex({ unit: 1, step: 1 })
    try {
      await this.#units.deleteOne({ _id: 'none' }, this.#durable)
    } catch {
      this.#durable = {}
    }
  }

  async open(id: string): Promise<void> {
    await this.#units.insertOne({ _id: id, owner: thisProcess(), at: new Date() }, this.#durable)
  }

  async record(id: string, undos: { step: number; undo: Undo }[]): Promise<void> {
    await this.#entries.insertMany(
      undos.map(({ step, undo }) => ({ _id: `${id}:${step}`, unit: id, step, undo })),
      this.#durable,
    )
  }

  /** Stores a unit for good. */
  async close(id: string): Promise<void> {
    await this.#units.deleteOne({ _id: id }, this.#durable)
    await this.#entries.deleteMany({ unit: id })
  }

  /** Undoes the steps of a unit after `step`, the last one first. May be done again after it was cut short. */
  async undo(id: string, step = -1): Promise<void> {
    const after = { unit: id, step: { $gt: step } }
    for await (const { undo } of this.#entries.find(after).sort({ step: -1 })) await this.#undoOne(undo)
    await this.#entries.deleteMany(after, this.#durable)
  }

  openUnits(): Promise<OpenUnit[]> {
    return this.#units.find().toArray()
  }

  /** Clears away what belongs to units that were stored or undone. */
  async clear(): Promise<void> {
    // In this order: a unit that another process opens meanwhile is in neither list.
    const written = await this.#entries.distinct('unit')
    const open = new Set((await this.openUnits()).map(({ _id }) => _id))
    await this.#entries.deleteMany({ unit: { $in: written.filter((unit) => !open.has(unit)) } })
  }

  async #undoOne(undo: Undo): Promise<void> {
    const collection = this.database.collection(undo.collection)
    if (undo.kind === 'others') {
      await collection.deleteMany({ ...undo.filter, _id: { $nin: undo.keep } } as Filter<Document>, this.#durable)
      return
    }
    const document = { _id: undo.document } as Filter<Document>
    if (undo.before) await collection.replaceOne(document, undo.before, { upsert: true, ...this.#durable })
    else await collection.deleteOne(document, this.#durable)
  }

  get #units(): Collection<OpenUnit> {
    return this.database.collection<OpenUnit>('dashiji_units')
  }

  get #entries(): Collection<Entry> {
    return this.database.collection<Entry>('dashiji_undo')
  }
}
