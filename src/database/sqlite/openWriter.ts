import type { Client } from './libsql.js'
import type { SqliteAdapter } from './SqliteAdapter.js'

export type Writer = { readonly client: Client; readonly drizzle: unknown }

/**
 * Opens the connection for all transactions, through the adapter's own `connect`, so that it gets the same settings as
 * the first one. (The client's `transaction()` would open a new connection without them after each transaction.) The
 * first connection becomes read-only: a write on it, outside the transactions, would wait for this process itself.
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
