import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { databaseUri, dropDatabase } from '../../support/mongodb/mongoServer.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

describe('After the program was killed between two writes of one change', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-crash-'))
  const server = process.env.DASHIJI_TEST_MONGODB ?? ''
  const name = `dashiji_crash_${process.pid}`
  const uri = DASHIJI_DATABASE === 'sqlite' ? `file:${join(directory, 'crash.db')}` : databaseUri(server, name)
  const signals: (NodeJS.Signals | null)[] = []
  let dashiji: Dashiji

  beforeAll(async () => {
    const program = new URL('killedBetweenWrites.ts', import.meta.url).pathname
    const env = { ...process.env, NODE_OPTIONS: '--conditions=production', DATABASE_URI: uri, DATA_DIR: directory, MEDIA_DIR: directory, PAYLOAD_SECRET: 'a secret for tests only, 32 characters' }
    for (const [act, method] of [['create', 'createVersion'], ['update', 'createVersion'], ['delete', 'deleteOne']] as const) {
      signals.push(spawnSync(process.execPath, ['--import', 'tsx', program, act, method], { env, stdio: ['ignore', 'ignore', 'inherit'] }).signal)
    }
    dashiji = await startDashiji({ env: { DATABASE_URI: uri } })
  }, 120_000)
  afterAll(async () => {
    await dashiji.stop()
    if (DASHIJI_DATABASE === 'mongodb') await dropDatabase(server, name)
    rmSync(directory, { recursive: true, force: true })
  })

  it('it was killed indeed', () => {
    expect(signals).toEqual(['SIGKILL', 'SIGKILL', 'SIGKILL'])
  })

  it('every article is as it was before that change, and a new one is not there', async () => {
    const { docs } = await dashiji.payload.find({ collection: 'articles', sort: 'title', pagination: false })
    expect(docs.map(({ title, _status }) => [title, _status])).toEqual([
      ['原来的标题 create', 'published'],
      ['原来的标题 delete', 'published'],
      ['原来的标题 update', 'published'],
    ])
  })

  it('every article has its versions, the latest one marked, and there are no others', async () => {
    const { docs: articles } = await dashiji.payload.find({ collection: 'articles', pagination: false })
    const { docs } = await dashiji.payload.findVersions({ collection: 'articles', pagination: false })
    for (const { id, title } of articles) {
      const own = docs.filter(({ parent }) => parent === id)
      expect(own.filter(({ latest }) => latest).map(({ version }) => version.title)).toEqual([title.replace('原来的标题', '草稿')])
      expect(own).toHaveLength(2)
    }
    expect(docs).toHaveLength(articles.length * 2)
  })

  it('writing goes on', async () => {
    await dashiji.payload.create({ collection: 'articles', data: { title: '之后', kind: 'news', _status: 'published' } })
    expect((await dashiji.payload.count({ collection: 'articles' })).totalDocs).toBe(4)
  })
})
