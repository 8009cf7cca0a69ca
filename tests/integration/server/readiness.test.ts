import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { createApp } from '../../../src/server/createApp.js'
import { signIn } from '../../support/people.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

let dashiji: Dashiji
let file: string

beforeAll(async () => {
  dashiji = await startDashiji()
  await dashiji.payload.db.migrate()
  file = process.env.DATABASE_URI!.replace('file:', '')
}, 120_000)
afterAll(() => dashiji.stop())

/** Asks until the last look for damage is no longer taken for the answer. */
async function readiness(): Promise<{ status: number; body: Record<string, unknown> }> {
  await setTimeout(300)
  return request(dashiji.app).get('/readyz')
}

it('A server that is about to stop is not ready, and alive', async () => {
  const lifecycle = { isStopping: false }
  const app = createApp({ payload: dashiji.payload, lifecycle })
  expect((await request(app).get('/readyz')).status).toBe(200)
  lifecycle.isStopping = true
  const { status, body } = await request(app).get('/readyz')
  expect([status, body]).toEqual([503, { status: 'unavailable', reason: 'stopping' }])
  await request(app).get('/healthz').expect(200)
})

const describeOnSqlite = DASHIJI_DATABASE === 'sqlite' ? describe : describe.skip

describeOnSqlite('Damage under the running server (skipped on MongoDB: its server has the files)', () => {
  const checkpoint = async () => {
    const { createClient } = await import('@libsql/client')
    const client = createClient({ url: `file:${file}` })
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    client.close()
  }
  const overwrite = (at: number, bytes: number) => {
    const descriptor = openSync(file, 'r+')
    writeSync(descriptor, Buffer.alloc(bytes, 0x5a), 0, bytes, at)
    closeSync(descriptor)
  }

  it.each([
    ['its beginning is overwritten', () => overwrite(0, 100)],
    ['a part of it is overwritten', () => overwrite(Math.floor(statSync(file).size / 8192) * 4096, 40 * 4096)],
    ['it is cut off', () => truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)],
    ['it is replaced', () => (renameSync(file, `${file}.old`), writeFileSync(file, readFileSync(`${file}.old`)))],
    ['it is deleted', () => renameSync(file, `${file}.old`)],
  ])('is seen when %s, and not seen any more when it is mended', async (_what, damage) => {
    await signIn(dashiji.payload, 'writer')
    await checkpoint()
    const whole = readFileSync(file)
    expect((await readiness()).status).toBe(200)
    damage()
    expect(await readiness()).toMatchObject({ status: 503, body: { status: 'unavailable', reason: 'damaged' } })
    await request(dashiji.app).get('/healthz').expect(200)
    if (statSync(`${file}.old`, { throwIfNoEntry: false })) renameSync(`${file}.old`, file)
    else writeFileSync(file, whole)
    expect((await readiness()).status).toBe(200)
  })
})
