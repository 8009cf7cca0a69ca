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
