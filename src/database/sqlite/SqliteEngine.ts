import { refuse } from '../../errors/refuse.js'
import type { Engine } from '../transactions/Engine.js'
import { beginImmediate } from './beginImmediate.js'
import { classifySqliteError } from './classifySqliteError.js'
import type { Writer } from './openWriter.js'
import { isSchemaChange } from './schemaChange.js'
import { withWritesEnabled, type SqliteAdapter } from './SqliteAdapter.js'

/** SQLite transactions with savepoints, one at a time, on a connection that nothing else writes on. */
export class SqliteEngine implements Engine {
  readonly isSerial = true
  /** A document is stored in several tables. */
  readonly hasAtomicDocumentWrites = false
  readonly classifyError = classifySqliteError
  #writer: Writer | undefined
  #withoutForeignKeys = false

  constructor(private readonly adapter: SqliteAdapter) {}

  attachWriter(writer: Writer): void {
    this.#writer = writer
  }

  async close(): Promise<void> {
    const writer = this.#writer
    this.#writer = undefined
    // It only refreshes statistics and may fail, for example on a full disk.
    await writer?.client.execute('PRAGMA optimize').catch(() => undefined)
    writer?.client.close()
  }

  /** Runs a statement on the writing connection, outside any transaction; the caller makes sure that none is open. */
  async run(statement: string): Promise<void> {
    await this.#client.execute(statement)
  }

  /** Whether a table exists, as seen from within the open transaction. */
  async hasTable(name: string): Promise<boolean> {
    const { rows } = await this.#client.execute({
      sql: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
      args: [name],
    })
    return rows.length > 0
  }

  /**
   * @param isOutsideTransaction whether no transaction is open: the reading connection loads new statistics only by
   * writing itself
   */
  async refreshStatistics(isOutsideTransaction: boolean): Promise<void> {
    await this.run('ANALYZE')
    if (isOutsideTransaction)
      await withWritesEnabled(this.adapter, () => this.adapter.client.execute('ANALYZE sqlite_schema'))
  }

  /**
   * A value that changes whenever any process has written to the file, so that what was read under it is current as
   * long as it stays the same. `undefined` while a transaction is open.
   */
  async stateToken(): Promise<string | undefined> {
    if (Object.keys(this.#sessions).length > 0) return undefined
    const { rows } = await this.#client.execute('SELECT total_changes(), data_version FROM pragma_data_version')
    // A transaction that began meanwhile may be counted already and not yet be committed.
    return Object.keys(this.#sessions).length > 0 ? undefined : `${String(rows[0]?.[0])}:${String(rows[0]?.[1])}`
  }

  async begin(id: string): Promise<void> {
    this.#withoutForeignKeys = isSchemaChange()
    // Before BEGIN: within a transaction it has no effect.
    if (this.#withoutForeignKeys) await this.run('PRAGMA foreign_keys = OFF')
    await beginImmediate(this.#client)
    const noop = () => Promise.resolve()
    this.#sessions[id] = { db: this.#writer?.drizzle, resolve: noop, reject: noop }
  }

  async commit(id: string): Promise<void> {
    if (this.#withoutForeignKeys) await this.#checkForeignKeys()
    await this.run('COMMIT')
    delete this.#sessions[id]
    await this.#restoreForeignKeys()
  }

  async rollback(id: string): Promise<void> {
    delete this.#sessions[id]
    try {
      await this.run('ROLLBACK')
    } catch (error) {
      if (!/no transaction is active/.test(String(error))) throw error
    } finally {
      await this.#restoreForeignKeys()
    }
  }

  readonly savepoints = {
    create: (_: string, savepoint: string) => this.run(`SAVEPOINT "${savepoint}"`),
    release: (_: string, savepoint: string) => this.run(`RELEASE "${savepoint}"`),
    rollback: async (_: string, savepoint: string) => {
      await this.run(`ROLLBACK TO "${savepoint}"`)
      await this.run(`RELEASE "${savepoint}"`)
    },
  }

  warn(line: string): void {
    this.adapter.payload.logger.warn(line)
  }

  get #client(): Writer['client'] {
    if (!this.#writer) throw refuse('databaseFailed', { cause: 'closed' })
    return this.#writer.client
  }

  get #sessions(): NonNullable<SqliteAdapter['sessions']> {
    return (this.adapter.sessions ??= {})
  }

  async #checkForeignKeys(): Promise<void> {
    const { rows } = await this.#client.execute('PRAGMA foreign_key_check')
    if (rows.length > 0)
      throw new Error(`${rows.length} rows refer to rows that do not exist, the first in ${String(rows[0]?.[0])}`)
  }

  async #restoreForeignKeys(): Promise<void> {
    if (this.#withoutForeignKeys) await this.run('PRAGMA foreign_keys = ON')
    this.#withoutForeignKeys = false
  }
}
