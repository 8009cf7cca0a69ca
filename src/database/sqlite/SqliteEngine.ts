import { setTimeout } from 'node:timers/promises'

import { refuse } from '../../errors/refuse.js'
import type { Engine } from '../transactions/Engine.js'
import { limits } from '../transactions/limits.js'
import { classifySqliteError, sqliteCode } from './classifySqliteError.js'
import type { Writer } from './openWriter.js'
import { isSchemaChange } from './schemaChange.js'
import { withWritesEnabled, type SqliteAdapter } from './SqliteAdapter.js'

/** Units of writes as SQLite transactions, one at a time, on a connection of their own. */
export class SqliteEngine implements Engine {
  readonly isSerial = true
  /** A document lies in several tables. */
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
    // Nothing is lost when it fails, on a full disk for one.
    await writer?.client.execute('PRAGMA optimize').catch(() => undefined)
    writer?.client.close()
  }

  /** Runs a statement outside any unit; the caller sees to it that none is open. */
  async run(statement: string): Promise<void> {
    await this.#client.execute(statement)
  }

  /** Whether there is a table, as the unit under way sees it. */
  async hasTable(name: string): Promise<boolean> {
    const { rows } = await this.#client.execute({
      sql: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
      args: [name],
    })
    return rows.length > 0
  }

  /** @param isOutsideTransaction whether no transaction is open: the reading connection learns of new statistics only by writing itself */
  async refreshStatistics(isOutsideTransaction: boolean): Promise<void> {
    await this.run('ANALYZE')
    if (isOutsideTransaction)
      await withWritesEnabled(this.adapter, () => this.adapter.client.execute('ANALYZE sqlite_schema'))
  }

  /**
   * Changes whenever anybody has written anything, this process or another; missing while something is being written. What was
   * read under a token still stands while the token does.
   */
  async stateToken(): Promise<string | undefined> {
    if (Object.keys(this.#sessions).length > 0) return undefined
    const { rows } = await this.#client.execute('SELECT total_changes(), data_version FROM pragma_data_version')
    // A unit that began meanwhile may have been counted before it is stored.
    return Object.keys(this.#sessions).length > 0 ? undefined : `${String(rows[0]?.[0])}:${String(rows[0]?.[1])}`
  }

  async begin(id: string): Promise<void> {
    this.#withoutForeignKeys = isSchemaChange()
    // Has no effect inside a transaction.
    if (this.#withoutForeignKeys) await this.run('PRAGMA foreign_keys = OFF')
    await this.#beginWhenFree()
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

  // Another process may be writing. SQLite's own waiting would stop this whole process meanwhile.
  async #beginWhenFree(): Promise<void> {
    for (const deadline = Date.now() + limits.lockTimeoutMs; ;) {
      try {
        return await this.run('BEGIN IMMEDIATE')
      } catch (error) {
        if (!sqliteCode(error)?.startsWith('SQLITE_BUSY')) throw error
        if (Date.now() > deadline) throw refuse('databaseBusy', { seconds: limits.lockTimeoutMs / 1000 })
        await setTimeout(20)
      }
    }
  }

  async #checkForeignKeys(): Promise<void> {
    const { rows } = await this.#client.execute('PRAGMA foreign_key_check')
    if (rows.length > 0)
      throw new Error(`${rows.length} rows point at rows that do not exist, the first in ${String(rows[0]?.[0])}`)
  }

  async #restoreForeignKeys(): Promise<void> {
    if (this.#withoutForeignKeys) await this.run('PRAGMA foreign_keys = ON')
    this.#withoutForeignKeys = false
  }
}
