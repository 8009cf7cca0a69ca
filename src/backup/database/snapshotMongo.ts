import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

import { BSON, type ClientSession, type Db, type Document, MongoClient } from 'mongodb'

import { checkMongo } from '../../database/mongodb/checkMongo.js'
import { readServerInfo } from '../../database/mongodb/readServerInfo.js'
import { slugs } from '../../vocabulary/slugs.js'
import { BackupError } from '../BackupError.js'
import type { DatabasePart, Manifest } from '../Manifest.js'
import { bsonDocuments } from './bsonDocuments.js'
import { restoreMarker } from './MongoTarget.js'
import type { Progress, Snapshot } from './Snapshot.js'

/** How often the database is read until two readings in a row are alike. */
const maxReadings = 4
const migrationsCollection = 'payload-migrations'

/**
 * Copies all collections of a MongoDB database into a folder, as BSON. On a server with snapshot reads all are of one
 * moment. On another they are read again until two readings are alike; `isOneMoment` says whether they ever were.
 * Indexes are not copied: the start makes them from the schema.
 * @throws BackupError `backupNoDatabase`, DatabaseError
 */
export async function snapshotMongo(uri: string, folder: string, progress: Progress): Promise<Snapshot> {
  await checkMongo(uri)
  const client = await MongoClient.connect(uri)
  try {
    const db = client.db()
    const names = await collectionNames(db)
    if (!names.includes(migrationsCollection))
      throw new BackupError('backupNoDatabase', { database: `MongoDB ${db.databaseName}` })
    const { parts, isOneMoment } = await readAll(client, names, folder, progress)
    return {
      ...(await describe(parts, folder)),
      kind: 'mongodb',
      isOneMoment,
      parts,
      fileOf: (part) => join(folder, part),
    }
  } finally {
    await client.close()
  }
}

async function collectionNames(db: Db): Promise<string[]> {
  const all = await db.listCollections({}, { nameOnly: true }).toArray()
  return all
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.') && name !== restoreMarker)
    .sort()
}

type Reading = { parts: DatabasePart[]; isOneMoment: boolean }

async function readAll(client: MongoClient, names: string[], folder: string, progress: Progress): Promise<Reading> {
  const { hasTransactions } = await readServerInfo(client.db('admin'))
  if (hasTransactions) {
    try {
      return await client.withSession({ snapshot: true }, async (session) => ({
        parts: await readOnce(client.db(), names, folder, progress, session),
        isOneMoment: true,
      }))
    } catch (error) {
      // Servers before 5.0, and storage engines without snapshots, know no such session.
      if ((error as { name?: unknown }).name !== 'MongoServerError' && !isSnapshotRefusal(error)) throw error
    }
  }
  let parts = await readOnce(client.db(), names, folder, progress)
  for (let reading = 2; reading <= maxReadings; reading += 1) {
    const before = parts
    parts = await readOnce(client.db(), names, folder, progress)
    if (parts.every(({ sha256 }, index) => sha256 === before[index]?.sha256)) return { parts, isOneMoment: true }
  }
  return { parts, isOneMoment: false }
}

const isSnapshotRefusal = (error: unknown): boolean =>
  error instanceof Error && error.name.startsWith('Mongo') && /snapshot/i.test(error.message)

async function readOnce(
  db: Db,
  names: string[],
  folder: string,
  progress: Progress,
  session?: ClientSession,
): Promise<DatabasePart[]> {
  const parts: DatabasePart[] = []
  for (const [index, collection] of names.entries()) {
    progress(index, names.length, 'database')
    const name = `${String(index + 1).padStart(4, '0')}.bson`
    const output = await open(join(folder, name), 'w', 0o600)
    const hash = createHash('sha256')
    let size = 0
    try {
      const cursor = db.collection(collection).find({}, { raw: true, sort: { _id: 1 }, ...(session && { session }) })
      for await (const document of cursor as AsyncIterable<unknown>) {
        const bytes = document instanceof Uint8Array ? document : BSON.serialize(Object(document))
        size += bytes.length
        hash.update(bytes)
        await output.appendFile(bytes)
      }
    } finally {
      await output.close()
    }
    parts.push({ name, collection, size, sha256: hash.digest('hex') })
  }
  return parts
}

type Description = Omit<Manifest['database'], 'kind' | 'isOneMoment' | 'parts'> & { mediaNames: readonly string[] }

// From the copy and not from the database, which goes on changing.
async function describe(parts: DatabasePart[], folder: string): Promise<Description> {
  const counts: Record<string, number> = {}
  const migrations: string[] = []
  const mediaNames = new Set<string>()
  let first: Event | undefined
  let last: Event | undefined
  for (const { name, collection = '' } of parts) {
    counts[collection] = 0
    for await (const document of bsonDocuments(join(folder, name))) {
      counts[collection] += 1
      if (collection === migrationsCollection && document.name) migrations.push(String(document.name))
      if (collection === slugs.media) for (const file of fileNamesOf(document)) mediaNames.add(file)
      if (collection !== slugs.auditEvents) continue
      const event = eventOf(document)
      if (event.sequence === 1) first ??= event
      if (event.sequence > (last?.sequence ?? 0)) last = event
    }
  }
  return {
    migrations: migrations.sort(),
    head: last ?? { sequence: 0, hash: '' },
    firstEvent: first?.hash ?? '',
    counts,
    mediaNames: [...mediaNames].sort(),
  }
}

type Event = Manifest['database']['head']

function eventOf({ sequence, hash }: Document): Event {
  const number = Number(sequence)
  return {
    sequence: Number.isInteger(number) && number > 0 ? number : 0,
    hash: typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) ? hash : '',
  }
}

// The file of each size is named in an object of its own.
const fileNamesOf = ({ filename, sizes = {} }: Document): string[] =>
  [filename, ...Object.values<{ filename?: unknown } | null>(Object(sizes)).map((size) => size?.filename)].flatMap(
    (name) => (typeof name === 'string' && name !== '' ? [name] : []),
  )
