import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { MongoClient } from 'mongodb'

import type { Environment } from '../config/environment.js'
import { checkMongo } from '../database/mongodb/checkMongo.js'
import { CodedError } from '../errors/CodedError.js'
import { openClient } from '../database/sqlite/libsql.js'
import type { ChainReader } from './ChainReader.js'
import { mongoChain } from './mongoChain.js'
import { sqliteChain } from './sqliteChain.js'

/** The chain cannot be read; the message is one line for the person who ran the command. */
export class ChainError extends CodedError {
  override readonly name = 'ChainError'
}

/**
 * Opens the chain of the configured database for reading. A server may be using the database at the same time: this
 * takes no lock on the file, creates nothing and writes nothing.
 * @throws ChainError when there is no database
 */
export async function openChain({ databaseUri }: Environment): Promise<{ chain: ChainReader; close(): Promise<void> }> {
  if (!databaseUri.startsWith('file:')) return openMongo(databaseUri)
  const file = databaseUri.replace(/^file:/, '')
  // Opening a file that does not exist would create it.
  if (!existsSync(file)) throw new ChainError('auditDatabaseMissing', { file })
  const client = openClient(databaseUri)
  await client.execute('PRAGMA busy_timeout = 5000')
  await client.execute('PRAGMA query_only = ON')
  return { chain: sqliteChain(client), close: () => Promise.resolve(client.close()) }
}

async function openMongo(uri: string): Promise<{ chain: ChainReader; close(): Promise<void> }> {
  await checkMongo(uri)
  const client = await MongoClient.connect(uri)
  return { chain: mongoChain(client.db()), close: () => client.close() }
}

/** @throws ChainError when there is no secret yet: a newly made one cannot verify any event */
export function requireSecret(environment: Environment): void {
  if (!hasSecret(environment)) throw new ChainError('auditSecretMissing')
}

/** Whether there is a secret already, so that asking for it makes no new one. */
export const hasSecret = ({ secret, dataDirectory }: Environment): boolean =>
  Boolean(secret) || existsSync(join(dataDirectory, 'secret'))
