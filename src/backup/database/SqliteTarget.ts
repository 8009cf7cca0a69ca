import { existsSync, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

import type { ChainReader } from '../../audit/ChainReader.js'
import { sqliteChain } from '../../audit/sqliteChain.js'
import { claimFile } from '../../database/sqlite/claimFile.js'
import { type Client, firstValue, openClient } from '../../database/sqlite/libsql.js'
import { syncFolder } from '../archive/syncFolder.js'
import { BackupError } from '../BackupError.js'
import type { RestoreTarget } from './RestoreTarget.js'
import { isOfDashiji, sqlitePart } from './snapshotSqlite.js'

const companions = ['-wal', '-shm', '-journal'] as const

/** A SQLite file: read beside its place, checked there, and put in place by one rename. */
export class SqliteTarget implements RestoreTarget {
  readonly kind = 'sqlite'
  readonly #file: string
  readonly #staged: string

  constructor(url: string) {
    this.#file = url.replace(/^file:/, '')
    this.#staged = `${this.#file}.restoring`
  }

  async claim(): Promise<void> {
    if (!(await this.#isFree())) throw new BackupError('restoreNotEmpty', { place: this.#file })
  }

  stagedFile(): string {
    return this.#staged
  }

  async prepare(): Promise<void> {
    const wrong = (reason: string) =>
      new BackupError('backupDamaged', { file: this.#staged, entry: sqlitePart, reason })
    await this.#withStaged(async (client) => {
      const verdict = await firstValue(client, 'PRAGMA quick_check(1)')
      if (verdict !== 'ok') throw wrong(String(verdict))
      if (!(await isOfDashiji(client))) throw wrong('no tables of Dashiji')
    })
  }

  withChain<T>(work: (chain: ChainReader) => Promise<T>): Promise<T> {
    return this.#withStaged((client) => work(sqliteChain(client)))
  }

  async commit(): Promise<void> {
    // A log that is left of another database would be played into this one.
    for (const suffix of companions) await rm(`${this.#file}${suffix}`, { force: true })
    await rename(this.#staged, this.#file)
    await syncFolder(dirname(this.#file))
  }

  async interrupted(): Promise<'committed' | 'underWay' | undefined> {
    await mkdir(dirname(this.#file), { recursive: true })
    // A server, and a restore that is still under way, hold the claim.
    await claimFile(this.#file)
    if (existsSync(this.#staged)) return 'underWay'
    return sizeOf(this.#file) > 0 ? 'committed' : undefined
  }

  async undo(): Promise<void> {
    for (const suffix of ['', ...companions]) await rm(`${this.#staged}${suffix}`, { force: true })
  }

  close = (): Promise<void> => Promise.resolve()

  async #isFree(): Promise<boolean> {
    if (sizeOf(this.#file) === 0) return companions.every((suffix) => sizeOf(`${this.#file}${suffix}`) === 0)
    const client = openClient(`file:${this.#file}`)
    try {
      return (await firstValue(client, 'SELECT count(*) FROM sqlite_master')) === 0
    } finally {
      client.close()
    }
  }

  async #withStaged<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = openClient(`file:${this.#staged}`)
    try {
      return await work(client)
    } finally {
      client.close()
    }
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0
