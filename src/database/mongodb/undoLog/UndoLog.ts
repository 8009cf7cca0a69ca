import type { Collection, Db, Document, Filter } from 'mongodb'

import type { RawDocument } from '../MongoAdapter.js'
import { thisProcess, type Owner } from './owner.js'

/** How to undo one write: put a document back as it was (`null`: it was not there), or delete what was not there. */
export type UndoAction =
  | {
      readonly kind: 'document'
      readonly collection: string
      readonly document: unknown
      readonly before: RawDocument | null
    }
  | {
      readonly kind: 'others'
      readonly collection: string
      readonly filter: Record<string, unknown>
      readonly keep: unknown[]
    }

export type OpenTransaction = { _id: string; owner: Owner; at: Date }
type UndoLogEntry = { _id: string; unit: string; step: number; undo: UndoAction }

/**
 * What is needed to undo the units under way, in the database itself. A unit is open as long as it stands in
 * `dashiji_units`: deleting that one document stores it for good.
 */
export class UndoLog {
  #writeOptions: { writeConcern?: { w: 'majority'; journal: true } } = {
    writeConcern: { w: 'majority', journal: true },
  }

  constructor(private readonly database: Db) {}

  /** Finds out whether the server can confirm that something is on its disk, and makes the index. */
  async prepare(): Promise<void> {
    await this.#entries.createIndex({ unit: 1, step: 1 })
    try {
      await this.#openTransactions.deleteOne({ _id: 'none' }, this.#writeOptions)
    } catch {
      this.#writeOptions = {}
    }
  }

  async open(id: string): Promise<void> {
    await this.#openTransactions.insertOne({ _id: id, owner: thisProcess(), at: new Date() }, this.#writeOptions)
  }

  async record(id: string, steps: { step: number; undo: UndoAction }[]): Promise<void> {
    await this.#entries.insertMany(
      steps.map(({ step, undo }) => ({ _id: `${id}:${step}`, unit: id, step, undo })),
      this.#writeOptions,
    )
  }

  /** Stores a unit for good. */
  async close(id: string): Promise<void> {
    await this.#openTransactions.deleteOne({ _id: id }, this.#writeOptions)
    await this.#entries.deleteMany({ unit: id })
  }

  /** Undoes the steps of a unit after `step`, the last one first. May be done again after it was cut short. */
  async undo(id: string, step = -1): Promise<void> {
    const after = { unit: id, step: { $gt: step } }
    for await (const { undo } of this.#entries.find(after).sort({ step: -1 })) await this.#applyUndo(undo)
    await this.#entries.deleteMany(after, this.#writeOptions)
  }

  openTransactions(): Promise<OpenTransaction[]> {
    return this.#openTransactions.find().toArray()
  }

  /** Clears away what belongs to units that were stored or undone. */
  async clearFinished(): Promise<void> {
    // In this order: a unit that another process opens meanwhile is in neither list.
    const loggedIds = await this.#entries.distinct('unit')
    const open = new Set((await this.openTransactions()).map(({ _id }) => _id))
    await this.#entries.deleteMany({ unit: { $in: loggedIds.filter((unit) => !open.has(unit)) } })
  }

  async #applyUndo(undo: UndoAction): Promise<void> {
    const collection = this.database.collection(undo.collection)
    if (undo.kind === 'others') {
      await collection.deleteMany({ ...undo.filter, _id: { $nin: undo.keep } } as Filter<Document>, this.#writeOptions)
      return
    }
    const document = { _id: undo.document } as Filter<Document>
    if (undo.before) await collection.replaceOne(document, undo.before, { upsert: true, ...this.#writeOptions })
    else await collection.deleteOne(document, this.#writeOptions)
  }

  get #openTransactions(): Collection<OpenTransaction> {
    return this.database.collection<OpenTransaction>('dashiji_units')
  }

  get #entries(): Collection<UndoLogEntry> {
    return this.database.collection<UndoLogEntry>('dashiji_undo')
  }
}
