import { MongoClient } from 'mongodb'

import { databaseUri } from './databaseUri.js'
import { findMongoServer } from './findMongoServer.js'
import { startOwnMongoServer } from './startOwnMongoServer.js'

/** A server to test with. */
export interface MongoServer {
  /** The connection string of the server, which workers get in an environment variable; see `databaseUri`. */
  readonly serverUri: string
  uri(databaseName: string): string
  /** Stops a server of our own, but not the one of `MONGODB_TEST_URI`. */
  stop(): Promise<void>
}

/**
 * The server for a run of the tests: the one of `MONGODB_TEST_URI`, else one of our own, in memory.
 *
 * @throws Error that gives the reason when there is none, or when the named one does not answer
 */
export async function startMongoServer(): Promise<MongoServer> {
  const found = findMongoServer()
  if (!found.available) throw new Error(`${found.reason.en}: ${found.howTo.en}`)
  if (found.kind === 'own') return startOwnMongoServer('memory')
  await assertResponds(found.serverUri)
  return {
    serverUri: found.serverUri,
    uri: (databaseName) => databaseUri(found.serverUri, databaseName),
    stop: async () => undefined,
  }
}

async function assertResponds(serverUri: string): Promise<void> {
  const timeoutOptions = serverUri.includes('serverSelectionTimeoutMS') ? {} : { serverSelectionTimeoutMS: 5_000 }
  const client = new MongoClient(serverUri, timeoutOptions)
  try {
    await client.db('admin').command({ ping: 1 })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`the server of MONGODB_TEST_URI does not answer: ${message}`, { cause: error })
  } finally {
    await client.close()
  }
}
