import type { Client } from './libsql.js'
import type { SqliteAdapter } from './SqliteAdapter.js'

export type Writer = { readonly client: Client; readonly drizzle: unknown }

/**
 * Opens the connection that all units write on, by the adapter's own `connect`, so that it has the same settings as the
 * first. The client's own `transaction()` would open a fresh connection, without any of them, after each transaction.
 * The first connection is left to reading: a write that got round the units would block the process against itself.
 */
export async function openWriter(
  adapter: SqliteAdapter,
  connect: NonNullable<SqliteAdapter['connect']>,
): Promise<Writer> {
  const noop = () => undefined
  const writerAdapter = Object.create(adapter) as SqliteAdapter
  Object.assign(writerAdapter, {
    client: undefined,
    push: false,
    prodMigrations: undefined,
    resolveInitializing: noop,
    rejectInitializing: noop,
  })
  await connect.call(writerAdapter, { hotReload: true })
  await adapter.client.execute('PRAGMA query_only = ON')
  return { client: writerAdapter.client, drizzle: writerAdapter.drizzle }
}
