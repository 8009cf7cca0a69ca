import { MongoClient } from 'mongodb'

import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import { DatabaseError } from '../DatabaseError.js'
import { readServerInfo } from './readServerInfo.js'

const connectTimeoutMs = 8_000
const authenticationErrorCodes = [18, 8000]

/** Checks that a MongoDB server can be reached; notes for the operator what follows when it has no transactions. */
export async function checkMongo(uri: string): Promise<{ notes: readonly Bilingual[] }> {
  const server = await wrapErrors(uri, async () => {
    const client = new MongoClient(uri, {
      serverSelectionTimeoutMS: connectTimeoutMs,
      connectTimeoutMS: connectTimeoutMs,
    })
    try {
      return await readServerInfo(client.db('admin'))
    } finally {
      await client.close()
    }
  })
  if (server.hasTransactions) return { notes: [] }
  return {
    notes: [
      bilingual(
        `MongoDB ${server.version} 没有事务（不是副本集）：改用撤销日志，因此只能有一个大事记服务使用它。`,
        `MongoDB ${server.version} has no transactions (it is no replica set): an undo log takes their place, so this must be the only Dashiji server that uses it.`,
      ),
    ],
  }
}

async function wrapErrors<T>(uri: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // Neither the address nor the driver's message goes into the error: both may contain a password.
    const host = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?([^/?]*)/.exec(uri)?.[1] ?? '?'
    const { code, name } = error as { code?: unknown; name?: unknown }
    const reason = typeof name === 'string' ? name : String(code)
    const isRefused = typeof code === 'number' && authenticationErrorCodes.includes(code)
    throw new DatabaseError(isRefused ? 'databaseRefused' : 'databaseUnreachable', { host, reason }, { cause: error })
  }
}
