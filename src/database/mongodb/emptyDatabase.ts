import type { MongoAdapter } from './MongoAdapter.js'

/** Drops everything and makes the indexes anew, which went with it. */
export async function emptyDatabase({ connection, collections, versions, globals }: MongoAdapter): Promise<void> {
  await connection.dropDatabase()
  for (const model of [...Object.values(collections), ...Object.values(versions), globals]) await model?.ensureIndexes()
}
