import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createDocumentIn } from '../../support/documents.js'
import { databaseUri, dropDatabase } from '../../support/mongodb/mongoServer.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { snapshot } from '../../support/stored.js'

declare const DASHIJI_DATABASE: 'sqlite' | 'mongodb'

const operations = ['create', 'update', 'publish', 'archive', 'delete'] as const

describe('After the program was killed in the middle of a change', () => {
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

  it('each of its runs had ended with SIGKILL', () => {
    expect(signals).toEqual(operations.map(() => 'SIGKILL'))
  })

  it('every article is as it was before the change, with its history and workflow record, and a new one does not exist', async () => {
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
      expect(await snapshot(dashiji.payload, 'articles', id)).toEqual(before)
    }
  })

  it('every article has one latest version, and no version is left without an article', async () => {
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

  it('documents can be written again', async () => {
    const { id } = await createDocumentIn(dashiji.payload, 'articles', 'live')
    expect((await dashiji.payload.count({ collection: 'articles' })).totalDocs).toBe(6)
    expect(await dashiji.payload.findByID({ collection: 'articles', id })).toMatchObject({ _status: 'published' })
  })
})
