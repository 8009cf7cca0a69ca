import type { Engine } from '../../transactions/Engine.js'
import type { WriteArgs, WriteMethod } from '../../writeMethods.js'
import { classifyMongoError } from '../classifyMongoError.js'
import type { MongoAdapter, RawDocument } from '../MongoAdapter.js'
import type { UndoLog, UndoAction } from './UndoLog.js'
import { affectedDocuments, type AffectedDocuments } from './affectedDocuments.js'

/**
 * An open transaction: how many steps it has, which documents are recorded since its last savepoint, and its
 * savepoints.
 */
type TransactionProgress = {
  opened?: Promise<void>
  steps: number
  recorded: Map<string, Promise<void>>
  savepoints: { name: string; step: number; recorded: Map<string, Promise<void>> }[]
}

/**
 * Transactions on a MongoDB server that has none. Before the first write to a document, its content is recorded in the
 * undo log; a rollback restores it, and so does the next start after a crash. One transaction at a time, and one
 * process.
 */
export class UndoLogEngine implements Engine {
  readonly isSerial = true
  readonly hasAtomicDocumentWrites = true
  readonly classifyError = classifyMongoError
  readonly #progress = new Map<string, TransactionProgress>()

  constructor(
    private readonly adapter: MongoAdapter,
    private readonly undoLog: UndoLog,
  ) {}

  // The undo log learns of a transaction only at its first write: many only read.
  begin(id: string): Promise<void> {
    this.#progress.set(id, { steps: 0, recorded: new Map(), savepoints: [] })
    return Promise.resolve()
  }

  async commit(id: string): Promise<void> {
    if (this.#progressOf(id).opened) await this.undoLog.close(id)
    this.#progress.delete(id)
  }

  async rollback(id: string): Promise<void> {
    if (this.#progressOf(id).opened) {
      await this.undoLog.undo(id)
      await this.undoLog.close(id)
    }
    this.#progress.delete(id)
  }

  readonly savepoints = {
    create: (id: string, savepoint: string) => {
      const progress = this.#progressOf(id)
      progress.savepoints.push({ name: savepoint, step: progress.steps, recorded: progress.recorded })
      progress.recorded = new Map()
      return Promise.resolve()
    },
    release: (id: string, savepoint: string) => {
      const progress = this.#progressOf(id)
      const savepointStart = this.#endSavepoint(progress, savepoint)
      progress.recorded = new Map([...progress.recorded, ...savepointStart.recorded])
      return Promise.resolve()
    },
    rollback: async (id: string, savepoint: string) => {
      const progress = this.#progressOf(id)
      const savepointStart = this.#endSavepoint(progress, savepoint)
      await this.undoLog.undo(id, savepointStart.step - 1)
      progress.recorded = savepointStart.recorded
    },
  }

  async prepareWrite(id: string, method: WriteMethod, args: WriteArgs): Promise<WriteArgs> {
    const progress = this.#progressOf(id)
    progress.opened ??= this.undoLog.open(id)
    await progress.opened
    const affected = await affectedDocuments(this.adapter, method, args)
    await this.#record(id, progress, affected)
    return affected.args
  }

  warn(line: string): void {
    this.adapter.payload.logger.warn(line)
  }

  async #record(id: string, progress: TransactionProgress, affected: AffectedDocuments): Promise<void> {
    const { model, ids, insertedLater } = affected
    const collection = model.collection.collectionName
    const key = (value: unknown) => `${collection} ${JSON.stringify(value)}`
    // A concurrent write to the same document waits until it is recorded.
    const pending = ids.map((one) => progress.recorded.get(key(one)))
    const fresh = ids.filter((one) => !progress.recorded.has(key(one)))
    const isNewGroup = insertedLater && !progress.recorded.has(key(insertedLater.filter))
    const recording = this.#recordUndo(id, progress, affected, fresh, isNewGroup ? insertedLater : undefined)
    for (const one of fresh) progress.recorded.set(key(one), recording)
    if (isNewGroup) progress.recorded.set(key(insertedLater.filter), recording)
    await Promise.all([...pending, recording])
  }

  async #recordUndo(
    id: string,
    progress: TransactionProgress,
    { model }: AffectedDocuments,
    ids: readonly unknown[],
    insertedLater: AffectedDocuments['insertedLater'],
  ): Promise<void> {
    const collection = model.collection.collectionName
    const count = ids.length + (insertedLater ? 1 : 0)
    if (count === 0) return
    let step = progress.steps
    progress.steps += count
    const found =
      ids.length > 0 ? ((await model.find({ _id: { $in: ids } }, undefined, { lean: true })) as RawDocument[]) : []
    const before = new Map(found.map((document) => [String(document._id), document]))
    const documents = ids.map((one): UndoAction => {
      const raw = before.get(String(one)) ?? null
      return { kind: 'document', collection, document: raw?._id ?? model.schema.path('_id').cast(one), before: raw }
    })
    const actions = insertedLater
      ? [...documents, { kind: 'others' as const, collection, filter: insertedLater.filter, keep: insertedLater.keep }]
      : documents
    await this.undoLog.record(
      id,
      actions.map((undo) => ({ step: step++, undo })),
    )
  }

  #progressOf(id: string): TransactionProgress {
    const progress = this.#progress.get(id)
    if (!progress) throw new Error('the transaction has ended')
    return progress
  }

  #endSavepoint(progress: TransactionProgress, savepoint: string): TransactionProgress['savepoints'][number] {
    const index = progress.savepoints.findIndex((one) => one.name === savepoint)
    const savepointStart = progress.savepoints[index]
    if (!savepointStart) throw new Error('the savepoint has ended')
    progress.savepoints.splice(index)
    return savepointStart
  }
}
