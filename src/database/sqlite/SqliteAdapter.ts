import type { BaseDatabaseAdapter } from 'payload'

import type { Client } from './libsql.js'

/** Payload's SQLite adapter: what all adapters have, and the parts of its own that are used here. */
export type SqliteAdapter = BaseDatabaseAdapter & {
  client: Client
  drizzle: unknown
  push: boolean
  resolveInitializing?: () => void
  rejectInitializing?: () => void
}

/** Whether an adapter, which Payload types as any adapter, is the one for SQLite. */
export const isSqliteAdapter = <T extends { name: string }>(adapter: T): adapter is T & SqliteAdapter =>
  adapter.name === 'sqlite'

/** Runs work while the reading connection, which is otherwise `query_only`, may write too. */
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
