import { mkdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

import { type Document, MongoClient } from 'mongodb'

import type { ChainReader } from '../../audit/ChainReader.js'
import { mongoChain } from '../../audit/mongoChain.js'
import { checkMongo } from '../../database/mongodb/checkMongo.js'
import { hasEnded, type Owner, thisProcess } from '../../database/mongodb/undoLog/owner.js'
import { BackupError } from '../BackupError.js'
import type { Manifest } from '../Manifest.js'
import { bsonDocuments } from './bsonDocuments.js'
import type { RestoreTarget } from './RestoreTarget.js'

/** The collection that stands in a database as long as a restore into it is under way. */
export const restoreMarker = 'dashiji_restore'

const batchDocuments = 200
const duplicateKey = 11000
const namespaceNotFound = 26
/** The age, in milliseconds, from which a restore of another machine that shows no life is taken for interrupted. */
const abandonedAfterMs = 60_000

type Marker = { _id: string; owner: Owner; at: Date }

/** A MongoDB database, under a marker that a start and another restore heed until all of it is there. */
export class MongoTarget implements RestoreTarget {
  readonly kind = 'mongodb'
  readonly #folder: string

  private constructor(
    private readonly client: MongoClient,
    dataDirectory: string,
  ) {
    this.#folder = join(dataDirectory, '.restoring')
  }

  static async connect(uri: string, dataDirectory: string): Promise<MongoTarget> {
    await checkMongo(uri)
    return new MongoTarget(await MongoClient.connect(uri), dataDirectory)
  }

  async claim(): Promise<void> {
    for (const name of await this.#collections())
      if (await this.#db.collection(name).findOne({}, { projection: { _id: 1 } }))
        throw new BackupError('restoreNotEmpty', { place: `MongoDB ${this.#db.databaseName}` })
    try {
      await this.#marker.insertOne({ _id: 'restore', owner: thisProcess(), at: new Date() })
    } catch (error) {
      if ((error as { code?: unknown }).code !== duplicateKey) throw error
      throw new BackupError('restoreUnderWay', { host: hostname() }, { cause: error })
    }
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
  }

  stagedFile(part: string): string {
    return join(this.#folder, part)
  }

  async prepare({ database: { parts } }: Manifest, onProgress: (done: number, total: number) => void): Promise<void> {
    // All of it is read once before the first document is stored.
    for (const { name } of parts) {
      try {
        for await (const document of bsonDocuments(this.stagedFile(name))) void document
      } catch (error) {
        const reason = error instanceof Error ? error.message : '?'
        throw new BackupError('backupDamaged', { file: this.#folder, entry: name, reason }, { cause: error })
      }
    }
    for (const [index, { name, collection = name }] of parts.entries()) {
      onProgress(index, parts.length)
      let batch: Document[] = []
      const store = async () => {
        if (batch.length > 0) await this.#db.collection(collection).insertMany(batch)
        batch = []
        await this.#marker.updateOne({ _id: 'restore' }, { $set: { at: new Date() } })
      }
      for await (const document of bsonDocuments(this.stagedFile(name)))
        if (batch.push(document) >= batchDocuments) await store()
      await store()
    }
  }

  withChain<T>(work: (chain: ChainReader) => Promise<T>): Promise<T> {
    return work(mongoChain(this.#db))
  }

  async commit(): Promise<void> {
    await this.#dropIfThere(restoreMarker)
    await rm(this.#folder, { recursive: true, force: true })
  }

  async interrupted(): Promise<'committed' | 'underWay' | undefined> {
    const marker = await this.#marker.findOne({ _id: 'restore' })
    if (!marker) return (await this.#collections()).length > 0 ? 'committed' : undefined
    const isOfThisMachine = marker.owner.host === thisProcess().host
    const isOver = isOfThisMachine ? hasEnded(marker.owner) : Date.now() - marker.at.getTime() > abandonedAfterMs
    if (!isOver) throw new BackupError('restoreUnderWay', { host: marker.owner.host })
    return 'underWay'
  }

  async undo(): Promise<void> {
    if (await this.#marker.findOne({ _id: 'restore' }))
      for (const name of await this.#collections()) await this.#dropIfThere(name)
    await this.#dropIfThere(restoreMarker)
    await rm(this.#folder, { recursive: true, force: true })
  }

  close = (): Promise<void> => this.client.close()

  get #db() {
    return this.client.db()
  }

  get #marker() {
    return this.#db.collection<Marker>(restoreMarker)
  }

  async #collections(): Promise<string[]> {
    const all = await this.#db.listCollections({}, { nameOnly: true }).toArray()
    return all.map(({ name }) => name).filter((name) => !name.startsWith('system.') && name !== restoreMarker)
  }

  async #dropIfThere(name: string): Promise<void> {
    try {
      await this.#db.dropCollection(name)
    } catch (error) {
      if ((error as { code?: unknown }).code !== namespaceNotFound) throw error
    }
  }
}
