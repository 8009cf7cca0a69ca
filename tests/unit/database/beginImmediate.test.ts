import { afterAll, afterEach, describe, expect, it } from '@jest/globals'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { beginImmediate } from '../../../src/database/sqlite/beginImmediate.js'
import { openClient } from '../../../src/database/sqlite/libsql.js'
import { limits } from '../../../src/database/transactions/limits.js'

describe('Beginning a transaction on SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-begin-'))
  const { lockTimeoutMs } = limits
  const clients: ReturnType<typeof openClient>[] = []
  const open = (name: string) => {
    const client = openClient(`file:${join(folder, name)}`)
    clients.push(client)
    return client
  }
  afterEach(() => {
    limits.lockTimeoutMs = lockTimeoutMs
    for (const client of clients.splice(0)) client.close()
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('waits until another connection has ended its own', async () => {
    const [first, second] = [open('wait.db'), open('wait.db')]
    await beginImmediate(first)
    const waiting = beginImmediate(second).then(() => 'begun')
    expect(await Promise.race([waiting, setTimeout(60, 'waiting')])).toBe('waiting')
    await first.execute('COMMIT')
    expect(await waiting).toBe('begun')
  })

  it('is refused with databaseBusy after the timeout', async () => {
    limits.lockTimeoutMs = 30
    const [first, second] = [open('busy.db'), open('busy.db')]
    await beginImmediate(first)
    await expect(beginImmediate(second)).rejects.toMatchObject({ status: 503, data: { code: 'databaseBusy' } })
  })

  it('passes any other failure on', async () => {
    const client = open('twice.db')
    await beginImmediate(client)
    await expect(beginImmediate(client)).rejects.toThrow('within a transaction')
  })
})
