import type { Client } from './libsql.js'
import type { BaseDatabaseAdapter } from 'payload'

/** What of Payload's SQLite adapter is used here beyond the part that all adapters share. */
export type SqliteAdapter = BaseDatabaseAdapter & {
  client: Client
  drizzle: unknown
  push: boolean
  resolveInitializing?: () => void
  rejectInitializing?: () => void
  dropDatabase: (args: { adapter: SqliteAdapter }) => Promise<void>
}

/** Lets the reading connection write for once. */
export async function withWritesEnabled<T>(
  { client }: Pick<SqliteAdapter, 'client'>,
  work: () => Promise<T>,
): Promise<T> {
  await client.execute('PRAGMA query_only = OFF')
  try {
    return await work()
  } finally {
    await client.execute('PRAGMA query_only = ON')
  }
}
