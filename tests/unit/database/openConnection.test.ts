import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from '@jest/globals'

import { openConnection } from '../../../src/database/sqlite/libsql.js'
import { temporaryFolder } from '../../support/temporaryFolder.js'

describe('A connection to SQLite', () => {
  const folder = mkdtempSync(join(temporaryFolder(), 'dashiji-libsql-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const columns = Array.from({ length: 60 }, (_, index) => `c${index}`).join(', ')

  it('gives the rest of the process a turn within a long run of statements, and their memory back', async () => {
    const { client } = openConnection(join(folder, 'test.db'))
    await client.execute(`CREATE TABLE t (${columns})`)
    let hadTurn = false
    setImmediate(() => (hadTurn = true))
    const before = process.memoryUsage.rss()
    for (let index = 0; index < 5_000; index += 1) await client.execute(`SELECT ${columns} FROM t WHERE c0 = ${index}`)
    expect(hadTurn).toBe(true)
    // 200 MB when they are kept.
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
    client.close()
  })
})
