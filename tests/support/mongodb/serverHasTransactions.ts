import { MongoClient, MongoServerError } from 'mongodb'

const COMMAND_NOT_FOUND = 59

/**
 * Whether a server supports transactions, which need sessions and a replica set (or the router of a sharded
 * cluster). A server too old to know `hello` counts as one without.
 */
export async function serverHasTransactions(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 })
  try {
    const hello = await client.db('admin').command({ hello: 1 })
    const hasSessions = typeof hello.logicalSessionTimeoutMinutes === 'number'
    return hasSessions && (typeof hello.setName === 'string' || hello.msg === 'isdbgrid')
  } catch (error) {
    if (error instanceof MongoServerError && error.code === COMMAND_NOT_FOUND) return false
    throw error
  } finally {
    await client.close()
  }
}
