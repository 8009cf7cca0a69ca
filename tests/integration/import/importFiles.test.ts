import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { refuse } from '../../../src/errors/refuse.js'
import { importFiles } from '../../../src/import/load/importFiles.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { temporaryFolder } from '../../support/temporaryFolder.js'

describe('Files that are imported together', () => {
  const folder = mkdtempSync(join(temporaryFolder(), 'dashiji-import-'))
  const post = readFileSync('tests/fixtures/import/reportBare/input.txt', 'utf8')
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
    for (const name of ['1', '2', '3']) writeFileSync(join(folder, `${name}.md`), `${post}\n<p>第${name}份。</p>\n`)
    writeFileSync(join(folder, 'bad.md'), '一段话。')
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await dashiji.stop()
  })

  const paths = (...names: string[]) => names.map((name) => ({ path: join(folder, `${name}.md`) }))
  const run = async (...names: string[]) => {
    const outcomes: string[] = []
    for await (const outcome of importFiles(paths(...names), () => Promise.resolve(dashiji.payload)))
      outcomes.push('refusal' in outcome ? outcome.refusal.code : (outcome.stored?.outcome ?? 'planned'))
    return outcomes
  }
  const countSources = async () => (await dashiji.payload.count({ collection: 'sources' })).totalDocs
  /** Runs with a database that cannot store the file of this name. */
  const runFailing = async (name: string, error: Error, ...names: string[]) => {
    const { payload } = dashiji
    const original = payload.create
    const create = original.bind(payload) as (args: { data: { filename?: string } }) => Promise<unknown>
    Object.assign(payload, {
      create: (args: { data: { filename?: string } }) =>
        args.data.filename === name ? Promise.reject(error) : create(args),
    })
    try {
      return await run(...names)
    } finally {
      Object.assign(payload, { create: original })
    }
  }

  it('break off when the database cannot go on, and those before stay', async () => {
    await expect(runFailing('2.md', refuse('diskFull'), '1', '2', '3')).rejects.toThrow('diskFull')
    expect(await countSources()).toBe(1)
  })

  it('are refused one by one: what cannot be stored, and what is no document', async () => {
    expect(await runFailing('2.md', new Error('no\nplace'), '1', '2', 'bad', '3')).toEqual([
      'alreadyImported',
      'importFailed',
      'unknownFormat',
      'imported',
    ])
    expect(await countSources()).toBe(2)
  })

  it('are stored to the last character, however long', async () => {
    const paragraph = '区残联走访慰问困难残疾人家庭。'.repeat(8_000)
    const text = `---\ntitle: 长文\n---\n<p>12月3日，区残联开展走访慰问活动。</p>\n<p>${paragraph}</p>\n`
    writeFileSync(join(folder, 'long.md'), text)
    expect(await run('long')).toEqual(['imported'])
    const { docs } = await dashiji.payload.find({
      collection: 'sources',
      where: { filename: { equals: 'long.md' } },
      depth: 0,
    })
    expect(docs[0]?.text).toBe(text)
  })

  it('go on where a run was broken off', async () => {
    expect(await run('1', '2', '3')).toEqual(['alreadyImported', 'imported', 'alreadyImported'])
    expect(await run('1', '2', '3')).toEqual(['alreadyImported', 'alreadyImported', 'alreadyImported'])
  })
})
