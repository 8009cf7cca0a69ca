import type { mongo } from 'mongoose'

import type { RawDocument } from '../MongoAdapter.js'
import { thisProcess, type Owner } from './owner.js'

/**
 * How to undo a write: restore a document (`before: null`: delete it), or delete all that match `filter` except `keep`.
 */
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
/** `unit` is the id of the transaction. */
type UndoLogEntry = { _id: string; unit: string; step: number; undo: UndoAction }

/**
 * What it takes to undo the open transactions, kept in the database itself. A transaction is open as long as
 * `dashiji_units` has a document for it: deleting that one document commits it atomically.
 */
export class UndoLog {
  #writeOptions: { writeConcern?: { w: 'majority'; journal: true } } = {
    writeConcern: { w: 'majority', journal: true },
  }

  constructor(private readonly database: mongo.Db) {}

  /** Makes the index, and finds out whether the server can confirm that a write is on its disk. */
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

  /** Commits a transaction. */
  async close(id: string): Promise<void> {
    await this.#openTransactions.deleteOne({ _id: id }, this.#writeOptions)
    await this.#entries.deleteMany({ unit: id })
  }

  /** Undoes the steps of a transaction after `step`, the last one first. Can be repeated when it was interrupted. */
  async undo(id: string, step = -1): Promise<void> {
    const after = { unit: id, step: { $gt: step } }
    for await (const { undo } of this.#entries.find(after).sort({ step: -1 })) await this.#applyUndo(undo)
    await this.#entries.deleteMany(after, this.#writeOptions)
  }

  openTransactions(): Promise<OpenTransaction[]> {
    return this.#openTransactions.find().toArray()
  }

  /** Deletes the entries of transactions that have ended. */
  async clearFinished(): Promise<void> {
    // In this order: a transaction that another process opens meanwhile is not in the first list, and its entries are
    // kept.
    const loggedIds = await this.#entries.distinct('unit')
    const open = new Set((await this.openTransactions()).map(({ _id }) => _id))
    await this.#entries.deleteMany({ unit: { $in: loggedIds.filter((id) => !open.has(id)) } })
  }

  async #applyUndo(undo: UndoAction): Promise<void> {
    const collection = this.database.collection(undo.collection)
    if (undo.kind === 'others') {
      await collection.deleteMany(
        { ...undo.filter, _id: { $nin: undo.keep } } as mongo.Filter<mongo.Document>,
        this.#writeOptions,
      )
      return
    }
    const document = { _id: undo.document } as mongo.Filter<mongo.Document>
    if (undo.before) await collection.replaceOne(document, undo.before, { upsert: true, ...this.#writeOptions })
    else await collection.deleteOne(document, this.#writeOptions)
  }

  get #openTransactions(): mongo.Collection<OpenTransaction> {
    return this.database.collection<OpenTransaction>('dashiji_units')
  }

  get #entries(): mongo.Collection<UndoLogEntry> {
    return this.database.collection<UndoLogEntry>('dashiji_undo')
  }
}
