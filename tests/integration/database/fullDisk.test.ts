import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from '@payloadcms/db-sqlite'

import { signIn, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

const describeOnSqlite = DASHIJI_DATABASE === 'sqlite' ? describe : describe.skip

describeOnSqlite('A full disk (skipped on MongoDB: its server has the disk)', () => {
  let dashiji: Dashiji
  let writer: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
  })
  afterAll(() => dashiji.stop())

  /** Lets the database file grow by this many pages. */
  async function leaveRoomFor(pages: number): Promise<void> {
    const { db } = dashiji.payload
    const id = (await db.beginTransaction()) as string
    const session = (
      db.sessions?.[id] as unknown as { db: { all(statement: unknown): Promise<{ page_count: number }[]> } }
    ).db
    const [count] = await session.all(sql.raw('PRAGMA page_count'))
    await session.all(sql.raw(`PRAGMA max_page_count = ${(count?.page_count ?? 0) + pages}`))
    await db.commitTransaction(id)
  }
  const createArticle = (title: string) =>
    send(dashiji, 'post', 'articles', writer, { title, kind: 'news', summary: '长'.repeat(39_000) })

  it('makes writes fail with a code and store nothing, until there is room again', async () => {
    await leaveRoomFor(10)
    const { body } = await createArticle('放不下').expect(507)
    expect(body.errors).toEqual([expect.objectContaining({ data: expect.objectContaining({ code: 'diskFull' }) })])
    expect((await dashiji.payload.count({ collection: 'articles' })).totalDocs).toBe(0)

    await leaveRoomFor(10_000)
    await createArticle('放得下').expect(201)
    expect((await dashiji.payload.countVersions({ collection: 'articles' })).totalDocs).toBe(1)
  })

  it('that ends a sign-in gives the turn to the next write at once', async () => {
    const data = { email: writer.email, password: 'a long password' }
    const signInAgain = () => dashiji.payload.login({ collection: 'users', data })
    await leaveRoomFor(0)
    // Sessions are small: the first ones fit into pages that are there.
    const signInUntilRefused = async () => {
      for (let n = 0; n < 500; n += 1) await signInAgain()
    }
    await expect(signInUntilRefused()).rejects.toMatchObject({ data: { code: 'diskFull' } })
    await leaveRoomFor(10_000)
    await createArticle('轮到了').expect(201)
  })
})
