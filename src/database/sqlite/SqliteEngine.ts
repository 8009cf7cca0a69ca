import { refuse } from '../../errors/refuse.js'
import type { Engine } from '../transactions/Engine.js'
import { classifySqliteError } from './classifySqliteError.js'
import type { Writer } from './openWriter.js'
import { isSchemaChange } from './schemaChange.js'
import { withWritesEnabled, type SqliteAdapter } from './SqliteAdapter.js'
import { waitWhileBusy } from './waitWhileBusy.js'

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
    await writer?.client.executeMultiple('PRAGMA optimize').catch(() => undefined)
    writer?.client.close()
  }

  /**
   * Runs a statement that writes on the writing connection, outside any transaction; the caller makes sure that none is
   * open. Waits while another process is writing.
   */
  run(statement: string): Promise<void> {
    return waitWhileBusy(() => this.#exec(statement))
  }

  /** Whether a table exists, as seen from within the open transaction. */
  async hasTable(name: string): Promise<boolean> {
    const { rows } = await this.#openWriter.client.execute({
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
    const { client } = this.adapter
    if (isOutsideTransaction)
      await withWritesEnabled(this.adapter, () => waitWhileBusy(() => client.executeMultiple('ANALYZE sqlite_schema')))
  }

  /**
   * A value that changes whenever any process has written to the file, so that what was read under it is current as
   * long as it stays the same. `undefined` while a transaction is open.
   */
  async stateToken(): Promise<string | undefined> {
    if (Object.keys(this.#sessions).length > 0) return undefined
    const { rows } = await this.#openWriter.client.execute(
      'SELECT total_changes(), data_version FROM pragma_data_version',
    )
    // A transaction that began meanwhile may be counted already and not yet be committed.
    return Object.keys(this.#sessions).length > 0 ? undefined : `${String(rows[0]?.[0])}:${String(rows[0]?.[1])}`
  }

  async begin(id: string): Promise<void> {
    this.#withoutForeignKeys = isSchemaChange()
    // Before BEGIN: within a transaction it has no effect.
    if (this.#withoutForeignKeys) this.#exec('PRAGMA foreign_keys = OFF')
    try {
      await this.run('BEGIN IMMEDIATE')
    } catch (error) {
      this.#restoreForeignKeys()
      throw error
    }
    const noop = () => Promise.resolve()
    this.#sessions[id] = { db: this.#writer?.drizzle, resolve: noop, reject: noop }
  }

  async commit(id: string): Promise<void> {
    if (this.#withoutForeignKeys) await this.#checkForeignKeys()
    this.#exec('COMMIT')
    delete this.#sessions[id]
    this.#restoreForeignKeys()
  }

  async rollback(id: string): Promise<void> {
    delete this.#sessions[id]
    try {
      this.#exec('ROLLBACK')
    } catch (error) {
      if (!/no transaction is active/.test(String(error))) throw error
    } finally {
      this.#restoreForeignKeys()
    }
  }

  readonly savepoints = {
    create: async (_: string, savepoint: string) => this.#exec(`SAVEPOINT "${savepoint}"`),
    release: async (_: string, savepoint: string) => this.#exec(`RELEASE "${savepoint}"`),
    rollback: async (_: string, savepoint: string) => this.#exec(`ROLLBACK TO "${savepoint}"; RELEASE "${savepoint}"`),
  }

  warn(line: string): void {
    this.adapter.payload.logger.warn(line)
  }

  get #openWriter(): Writer {
    if (!this.#writer) throw refuse('databaseFailed', { cause: 'closed' })
    return this.#writer
  }

  get #sessions(): NonNullable<SqliteAdapter['sessions']> {
    return (this.adapter.sessions ??= {})
  }

  async #checkForeignKeys(): Promise<void> {
    const { rows } = await this.#openWriter.client.execute('PRAGMA foreign_key_check')
    if (rows.length > 0)
      throw new Error(`${rows.length} rows refer to rows that do not exist, the first in ${String(rows[0]?.[0])}`)
  }

  #exec(statement: string): void {
    this.#openWriter.exec(statement)
  }

  #restoreForeignKeys(): void {
    if (this.#withoutForeignKeys) this.#exec('PRAGMA foreign_keys = ON')
    this.#withoutForeignKeys = false
  }
}
