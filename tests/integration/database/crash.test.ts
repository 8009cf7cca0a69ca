import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { databaseUri, dropDatabase } from '../../support/mongodb/mongoServer.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { publish } from '../../support/workflow.js'
import { snapshotArticle } from './snapshotArticle.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

const operations = ['create', 'update', 'publish', 'archive', 'delete'] as const

describe('After the program was killed between two writes of one change', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dashiji-crash-'))
  const server = process.env.DASHIJI_TEST_MONGODB ?? ''
  const name = `dashiji_crash_${process.pid}`
  const uri = DASHIJI_DATABASE === 'sqlite' ? `file:${join(directory, 'crash.db')}` : databaseUri(server, name)
  const signals: (NodeJS.Signals | null)[] = []
  let dashiji: Dashiji

  beforeAll(async () => {
    const program = new URL('killedBetweenWrites.ts', import.meta.url).pathname
    const env = {
      ...process.env,
      NODE_OPTIONS: '--conditions=production',
      DATABASE_URI: uri,
      DATA_DIR: directory,
      MEDIA_DIR: directory,
      PAYLOAD_SECRET: 'a secret for tests only, 32 characters',
    }
    for (const operation of operations) {
      const method = operation === 'delete' ? 'deleteOne' : 'createVersion'
      signals.push(
        spawnSync(process.execPath, ['--import', 'tsx', program, operation, method], {
          env,
          stdio: ['ignore', 'ignore', 'inherit'],
        }).signal,
      )
    }
    dashiji = await startDashiji({ env: { DATABASE_URI: uri } })
  }, 120_000)
  afterAll(async () => {
    await dashiji.stop()
    if (DASHIJI_DATABASE === 'mongodb') await dropDatabase(server, name)
    rmSync(directory, { recursive: true, force: true })
  })

  it('it was killed indeed', () => {
    expect(signals).toEqual(operations.map(() => 'SIGKILL'))
  })

  it('every article is as it was before that change, with its history and where it stands, and a new one is not there', async () => {
    const { docs } = await dashiji.payload.find({ collection: 'articles', sort: 'title', pagination: false })
    expect(docs.map(({ title, _status, workflowState }) => [title, _status, workflowState])).toEqual([
      ['原来的标题 archive', 'published', 'published'],
      ['原来的标题 create', 'published', 'draft'],
      ['原来的标题 delete', 'draft', 'draft'],
      ['原来的标题 publish', 'published', 'approved'],
      ['原来的标题 update', 'published', 'draft'],
    ])
    for (const operation of operations) {
      const { id, before } = JSON.parse(readFileSync(join(directory, `${operation}.json`), 'utf8')) as {
        id: string
        before: unknown
      }
      expect(await snapshotArticle(dashiji.payload, id)).toEqual(before)
    }
  })

  it('every article has one latest version, and there is none without an article', async () => {
    const { docs: articles } = await dashiji.payload.find({ collection: 'articles', pagination: false })
    const { docs } = await dashiji.payload.findVersions({ collection: 'articles', pagination: false })
    expect(
      docs
        .filter(({ latest }) => latest)
        .map(({ parent }) => parent)
        .sort(),
    ).toEqual(articles.map(({ id }) => id).sort())
    expect([...new Set(docs.map(({ parent }) => parent))].sort()).toEqual(articles.map(({ id }) => id).sort())
  })

  it('writing goes on', async () => {
    const { id } = await dashiji.payload.create({
      collection: 'articles',
      data: { title: '之后', kind: 'news' },
      draft: true,
    })
    await publish(dashiji.payload, 'articles', id)
    expect((await dashiji.payload.count({ collection: 'articles' })).totalDocs).toBe(6)
    expect(await dashiji.payload.findByID({ collection: 'articles', id })).toMatchObject({ _status: 'published' })
  })
})
