import { statSync } from 'node:fs'

import { MongoClient } from 'mongodb'
import type { Payload } from 'payload'

import type { Environment } from '../config/environment.js'
import { DatabaseError } from '../database/DatabaseError.js'
import { checkMongo } from '../database/mongodb/checkMongo.js'
import { firstValue, openClient } from '../database/sqlite/libsql.js'
import { slugs } from '../vocabulary/slugs.js'
import { chainOf } from './chainOf.js'
import { knownDatabase, knownDatabaseFile, rememberDatabase } from './knownDatabase.js'
import { openChain } from './openChain.js'

type Places = Pick<Environment, 'databaseUri' | 'dataDirectory'>

/**
 * Checks, without opening anything, that the file of a database is there if the data directory knows one: otherwise a
 * wrong path or a lost file would be taken for a new database. To be called before anything could create the file.
 * @throws DatabaseError `databaseGone`
 */
export function requireDatabaseFile({ databaseUri, dataDirectory }: Places): void {
  if (!databaseUri.startsWith('file:') || knownDatabase(dataDirectory) === undefined) return
  const file = databaseUri.replace(/^file:/, '')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  throw new DatabaseError('databaseGone', { place: file, known: knownDatabaseFile(dataDirectory) })
}

/**
 * Checks that the database is the one that the data directory knows, by its first audit event.
 * @returns whether the database is a new, empty one
 * @throws DatabaseError `databaseGone` when it is empty and another is known, `databaseOther` when it is another one
 */
export async function requireSameDatabase(environment: Environment): Promise<{ isNew: boolean }> {
  const { databaseUri, dataDirectory } = environment
  const place = placeOf(databaseUri)
  const isNew = await isEmpty(databaseUri)
  const known = knownDatabase(dataDirectory)
  if (known === undefined) return { isNew }
  const values = { place, known: knownDatabaseFile(dataDirectory) }
  if (isNew) throw new DatabaseError('databaseGone', values)
  const { chain, close } = await openChain(environment)
  try {
    const [first] = await chain.after(0, 1)
    // A chain whose beginning is missing is another fault, which the start reports when it verifies the chain.
    if (!first) throw new DatabaseError('databaseGone', values)
    if (first.sequence === 1 && first.hash !== known) throw new DatabaseError('databaseOther', values)
  } finally {
    await close()
  }
  return { isNew }
}

/** Remembers the database of a running Payload as the one of the data directory, once it has an event. */
export async function rememberDatabaseOf(payload: Payload, dataDirectory: string): Promise<void> {
  const [first] = await chainOf(payload).after(0, 1)
  if (first?.sequence === 1 && typeof first.hash === 'string' && knownDatabase(dataDirectory) !== first.hash)
    rememberDatabase(dataDirectory, first.hash)
}

/** A database as people are told of it; an address may hold a password. */
export const placeOf = (databaseUri: string): string =>
  databaseUri.startsWith('file:')
    ? databaseUri.replace(/^file:/, '')
    : databaseUri.replace(/^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^?]*).*$/s, '$1$2')

async function isEmpty(databaseUri: string): Promise<boolean> {
  if (!databaseUri.startsWith('file:')) {
    await checkMongo(databaseUri)
    const client = await MongoClient.connect(databaseUri)
    try {
      const found = await client.db().listCollections({ name: slugs.auditEvents }, { nameOnly: true }).toArray()
      return found.length === 0
    } finally {
      await client.close()
    }
  }
  // Opening a file that does not exist would create it.
  if ((statSync(databaseUri.replace(/^file:/, ''), { throwIfNoEntry: false })?.size ?? 0) === 0) return true
  const client = openClient(databaseUri)
  try {
    return (await firstValue(client, "SELECT count(*) FROM sqlite_master WHERE name = 'audit_events'")) === 0
  } finally {
    client.close()
  }
}
