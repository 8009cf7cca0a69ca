import { firstValue, openConnection, type Connection } from './libsql.js'
import type { SqliteAdapter } from './SqliteAdapter.js'

export type Writer = Connection & { readonly drizzle: unknown }

/**
 * Opens the connection for all transactions, with the settings of the adapter's own, which becomes read-only: a write
 * on it, outside the transactions, would wait for this process itself. (The client's `transaction()` would open a new
 * connection without settings after each transaction.)
 */
export async function openWriter(
  adapter: SqliteAdapter,
  connect: NonNullable<SqliteAdapter['connect']>,
): Promise<Writer> {
  const { client: reader } = adapter
  const file = await firstValue(reader, "SELECT file FROM pragma_database_list WHERE name = 'main'")
  const connection = openConnection(String(file))
  connection.exec(`PRAGMA synchronous = ${String(await firstValue(reader, 'PRAGMA synchronous'))}`)
  // While SQLite waits, the whole process is blocked; `waitWhileBusy` waits for other processes.
  connection.exec('PRAGMA busy_timeout = 0')
  const noop = () => undefined
  const writerAdapter = Object.create(adapter) as SqliteAdapter
  Object.assign(writerAdapter, {
    client: connection.client,
    push: false,
    prodMigrations: undefined,
    resolveInitializing: noop,
    rejectInitializing: noop,
  })
  await connect.call(writerAdapter, { hotReload: true })
  await reader.execute('PRAGMA query_only = ON')
  return { ...connection, drizzle: writerAdapter.drizzle }
}
