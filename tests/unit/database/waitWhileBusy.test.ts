import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { openConnection, type Connection } from '../../../src/database/sqlite/libsql.js'
import { waitWhileBusy } from '../../../src/database/sqlite/waitWhileBusy.js'
import { limits } from '../../../src/database/transactions/limits.js'

describe('A statement that needs the write lock of SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-begin-'))
  const { lockTimeoutMs } = limits
  const connections: Connection[] = []
  const open = (name: string) => {
    const connection = openConnection(join(folder, name))
    connection.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS rows (name TEXT)')
    connections.push(connection)
    return connection
  }
  const begin = ({ exec }: Connection) => waitWhileBusy(() => exec('BEGIN IMMEDIATE'))
  afterEach(() => {
    limits.lockTimeoutMs = lockTimeoutMs
    for (const { client } of connections.splice(0)) client.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('waits until another connection has ended its transaction', async () => {
    const [first, second] = [open('wait.db'), open('wait.db')]
    await begin(first)
    const waiting = begin(second).then(() => 'begun')
    expect(await Promise.race([waiting, setTimeout(60, 'waiting')])).toBe('waiting')
    first.exec('COMMIT')
    expect(await waiting).toBe('begun')
  })

  it('leaves nothing open when it is refused, so that the next transaction can be committed', async () => {
    const [first, second] = [open('commit.db'), open('commit.db')]
    for (const refused of ['BEGIN IMMEDIATE', 'ANALYZE', 'PRAGMA user_version = 1', "INSERT INTO rows VALUES ('a')"]) {
      await begin(first)
      expect(() => second.exec(refused)).toThrow('locked')
      first.exec('COMMIT')
      await begin(second)
      await second.client.execute("INSERT INTO rows VALUES ('b')")
      second.exec('COMMIT')
    }
    expect((await first.client.execute('SELECT count(*) FROM rows')).rows[0]?.[0]).toBe(4)
  })

  it('is refused with databaseBusy after the timeout', async () => {
    limits.lockTimeoutMs = 30
    const [first, second] = [open('busy.db'), open('busy.db')]
    await begin(first)
    await expect(begin(second)).rejects.toMatchObject({ status: 503, data: { code: 'databaseBusy' } })
  })

  it('passes any other failure on', async () => {
    const connection = open('twice.db')
    await begin(connection)
    await expect(begin(connection)).rejects.toThrow('within a transaction')
  })
})
