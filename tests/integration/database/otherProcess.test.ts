import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { signIn, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

const describeOnSqlite = DASHIJI_DATABASE === 'sqlite' ? describe : describe.skip

/** Holds the write lock of the file for some milliseconds, in a process of its own. */
const holdLock = `
const [file, ms] = process.argv.slice(1)
const database = new (require('libsql'))(file)
database.exec('BEGIN IMMEDIATE')
console.log('locked')
setTimeout(() => (database.exec('COMMIT'), database.close()), Number(ms))
`

describeOnSqlite('Another process that writes to the file (skipped on MongoDB: its server has no such lock)', () => {
  let dashiji: Dashiji
  let writer: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
  })
  afterAll(() => dashiji.stop())

  async function lockFor(ms: number): Promise<{ ended: Promise<unknown> }> {
    const holder = spawn(process.execPath, ['-e', holdLock, join(dashiji.directory, 'dashiji.db'), String(ms)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(holder, 'exit')
    await once(holder.stdout, 'data')
    return { ended }
  }
  // Awaited within: a request is sent only when somebody waits for it.
  const createArticle = async (title: string) =>
    void (await send(dashiji, 'post', 'articles', writer, { title, kind: 'news' }).expect(201))

  it('makes saves wait for it, and all of them go on when it has ended', async () => {
    const { ended } = await lockFor(6_000)
    const saves = ['一', '二', '三'].map(createArticle)
    // Statements of maintenance are refused too, and must not stay open either.
    const maintenance = dashiji.payload.db.tidyUp?.()
    await send(dashiji, 'get', 'articles', writer).expect(200)
    await ended
    await Promise.all([...saves, maintenance])
    for (const title of ['四', '五']) await createArticle(title)
  })

  it('does not keep statistics from being gathered, nor the lists afterwards from being current', async () => {
    const { ended } = await lockFor(1_000)
    await dashiji.payload.db.refreshStatistics?.()
    await ended
    await createArticle('六')
    const { body } = await send(dashiji, 'get', 'articles?draft=true&limit=1&sort=-createdAt', writer).expect(200)
    expect(body.docs[0].title).toBe('六')
  })
})
