import { closeSync, openSync, readSync, statSync } from 'node:fs'

import { sqliteCode } from './classifySqliteError.js'
import { takeDamage } from './damageSeen.js'
import { type Client, firstValue, openClient } from './libsql.js'

/** How long one look may take: SQLite blocks the whole process while it reads. */
const budgetMs = 40

/** Looks for damage to a database file while the server runs on it. */
export class SqliteProbe {
  readonly #file: string
  readonly #inode: number | undefined
  #next = 0
  #damage: string | undefined

  constructor(private readonly url: string) {
    this.#file = url.replace(/^file:/, '')
    this.#inode = this.#readInode()
  }

  /**
   * Checks as many tables as there is time for, and goes on with the others the next time. What was found damaged
   * stays so until a whole round found nothing.
   * @returns what is wrong, or `undefined`
   */
  async findDamage(): Promise<string | undefined> {
    // Opening would make a new file.
    const inode = this.#readInode()
    if (inode === undefined) return 'the file is gone'
    if (inode !== this.#inode) return 'the file was replaced'
    if (!this.#hasHeader()) return 'the file has no header of SQLite'
    const noted = takeDamage()
    if (noted !== undefined) [this.#damage, this.#next] = [noted, 0]
    // The connections of the server hold pages in memory and would not see it.
    const client = openClient(this.url)
    try {
      const damage = await this.#checkTables(client)
      if (damage !== undefined) this.#damage = damage
    } catch (error) {
      const code = sqliteCode(error)
      if (code === undefined || !/^SQLITE_(BUSY|LOCKED)/.test(code)) this.#damage = code ?? String(error)
    } finally {
      client.close()
    }
    return this.#damage
  }

  async #checkTables(client: Client): Promise<string | undefined> {
    const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    const end = performance.now() + budgetMs
    for (let looked = 0; looked < rows.length && (looked === 0 || performance.now() < end); looked += 1) {
      if (this.#next >= rows.length) this.#next = 0
      const name = String(rows[this.#next]?.[0])
      const result = String(await firstValue(client, `PRAGMA quick_check('${name.replace(/'/g, "''")}')`))
      if (result !== 'ok') return result
      this.#next += 1
      if (this.#next === rows.length) this.#damage = undefined
    }
    return undefined
  }

  #hasHeader(): boolean {
    const header = Buffer.alloc(16)
    const file = openSync(this.#file, 'r')
    try {
      // An empty file: everything is in the log that is written ahead.
      return readSync(file, header, 0, 16, 0) === 0 || header.toString('latin1') === 'SQLite format 3\0'
    } finally {
      closeSync(file)
    }
  }

  #readInode(): number | undefined {
    return statSync(this.#file, { throwIfNoEntry: false })?.ino
  }
}
