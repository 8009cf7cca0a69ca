import { MongoClient } from 'mongodb'

import { databaseUri } from './databaseUri.js'

/**
 * Deletes a database with its indexes. To use it again, create the indexes anew: mongoose does so only when it
 * connects.
 */
export async function dropDatabase(serverUri: string, databaseName: string): Promise<void> {
  const client = new MongoClient(databaseUri(serverUri, databaseName), { serverSelectionTimeoutMS: 5_000 })
  try {
    await client.db().dropDatabase()
  } finally {
    await client.close()
  }
}
