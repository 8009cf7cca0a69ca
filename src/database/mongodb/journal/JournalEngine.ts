import type { Engine } from '../../units/Engine.js'
import type { WriteArgs, WriteMethod } from '../../writeMethods.js'
import { explainMongo } from '../explainMongo.js'
import type { MongoAdapter, Raw } from '../MongoAdapter.js'
import type { Journal, Undo } from './Journal.js'
import { touchedBy, type Touched } from './touchedBy.js'

/** A unit under way: how many steps it has, what is recorded already, and where its parts began. */
type Course = {
  opened?: Promise<void>
  steps: number
  recorded: Map<string, Promise<void>>
  parts: { part: string; step: number; recorded: Map<string, Promise<void>> }[]
}

/**
 * Units of writes on a MongoDB without transactions. Before a document is written for the first time in a unit, how it was
 * is stored in the journal; undoing puts it back, now or, after a crash, at the next start. One unit at a time, one process.
 */
export class JournalEngine implements Engine {
  readonly oneAtATime = true
  readonly singleDocumentsAreWhole = true
  readonly explain = explainMongo
  readonly #courses = new Map<string, Course>()

  constructor(
    private readonly adapter: MongoAdapter,
    private readonly journal: Journal,
  ) {}

  // Many units only read; the journal hears of a unit with its first write.
  begin(id: string): Promise<void> {
    this.#courses.set(id, { steps: 0, recorded: new Map(), parts: [] })
    return Promise.resolve()
  }

  async commit(id: string): Promise<void> {
    if (this.#course(id).opened) await this.journal.close(id)
    this.#courses.delete(id)
  }

  async rollback(id: string): Promise<void> {
    if (this.#course(id).opened) {
      await this.journal.undo(id)
      await this.journal.close(id)
    }
    this.#courses.delete(id)
  }

  readonly savepoints = {
    set: (id: string, part: string) => {
      const course = this.#course(id)
      course.parts.push({ part, step: course.steps, recorded: course.recorded })
      course.recorded = new Map()
      return Promise.resolve()
    },
    release: (id: string, part: string) => {
      const course = this.#course(id)
      const began = this.#endPart(course, part)
      course.recorded = new Map([...course.recorded, ...began.recorded])
      return Promise.resolve()
    },
    undo: async (id: string, part: string) => {
      const course = this.#course(id)
      const began = this.#endPart(course, part)
      await this.journal.undo(id, began.step - 1)
      course.recorded = began.recorded
    },
  }

  async prepare(id: string, method: WriteMethod, args: WriteArgs): Promise<WriteArgs> {
    const course = this.#course(id)
    course.opened ??= this.journal.open(id)
    await course.opened
    const touched = await touchedBy(this.adapter, method, args)
    await this.#record(id, course, touched)
    return touched.args
  }

  warn(line: string): void {
    this.adapter.payload.logger.warn(line)
  }

  async #record(id: string, course: Course, touched: Touched): Promise<void> {
    const { model, ids, gains } = touched
    const collection = model.collection.collectionName
    const key = (of: unknown) => `${collection} ${JSON.stringify(of)}`
    // Whoever writes the same document at the same time waits until it is recorded.
    const pending = ids.map((one) => course.recorded.get(key(one)))
    const fresh = ids.filter((one) => !course.recorded.has(key(one)))
    const isNewGroup = gains && !course.recorded.has(key(gains.filter))
    const recording = this.#store(id, course, touched, fresh, isNewGroup ? gains : undefined)
    for (const one of fresh) course.recorded.set(key(one), recording)
    if (isNewGroup) course.recorded.set(key(gains.filter), recording)
    await Promise.all([...pending, recording])
  }

  async #store(
    id: string,
    course: Course,
    { model }: Touched,
    ids: readonly unknown[],
    gains: Touched['gains'],
  ): Promise<void> {
    const collection = model.collection.collectionName
    const count = ids.length + (gains ? 1 : 0)
    if (count === 0) return
    let step = course.steps
    course.steps += count
    const found = ids.length > 0 ? ((await model.find({ _id: { $in: ids } }, undefined, { lean: true })) as Raw[]) : []
    const before = new Map(found.map((document) => [String(document._id), document]))
    const documents = ids.map((one): Undo => {
      const raw = before.get(String(one)) ?? null
      return { kind: 'document', collection, document: raw?._id ?? model.schema.path('_id').cast(one), before: raw }
    })
    const undos = gains
      ? [...documents, { kind: 'others' as const, collection, filter: gains.filter, keep: gains.keep }]
      : documents
    await this.journal.record(
      id,
      undos.map((undo) => ({ step: step++, undo })),
    )
  }

  #course(id: string): Course {
    const course = this.#courses.get(id)
    if (!course) throw new Error('the unit of writes has ended')
    return course
  }

  #endPart(course: Course, part: string): Course['parts'][number] {
    const index = course.parts.findIndex((one) => one.part === part)
    const began = course.parts[index]
    if (!began) throw new Error('the part of the unit of writes has ended')
    course.parts.splice(index)
    return began
  }
}
