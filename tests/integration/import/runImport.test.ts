import { AsyncLocalStorage } from 'node:async_hooks'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq, initTransaction, killTransaction } from 'payload'

import type { ImageDownloader } from '../../../src/import/load/downloadImages.js'
import { runImport } from '../../../src/import/runImport.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { jpeg } from '../../unit/images/sampleImages.js'

const readFixture = (name: string, change: (text: string) => string = (text) => text) => ({
  filename: `${name}.txt`,
  bytes: new TextEncoder().encode(change(readFileSync(join('tests/fixtures/import', name, 'input.txt'), 'utf8'))),
})
const failingFetch: ImageDownloader = () => Promise.resolve({ ok: false, reason: 'unreachable' })

describe('An import', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  const run = (source: { filename: string; bytes: Uint8Array }, fetch: ImageDownloader = failingFetch) =>
    runImport(source, { payload: dashiji.payload, importAs: 'published', download: fetch })
  const count = async (collection: 'articles' | 'people' | 'organisations' | 'sources' | 'media' | 'topics') =>
    (await dashiji.payload.count({ collection })).totalDocs

  it('of a document that is not bundled submits it for review, and publishes nothing', async () => {
    const { source, outcome } = await run(readFixture('chronicleOtherDistrict'))
    expect(outcome).toBe('imported')
    const { docs } = await dashiji.payload.find({
      collection: 'articles',
      where: { source: { equals: source } },
      depth: 0,
    })
    expect(docs[0]).toMatchObject({ _status: 'draft', workflowState: 'inReview', kind: 'chronicle' })
    const live = await dashiji.payload.find({ collection: 'articles', overrideAccess: false })
    expect(live.totalDocs).toBe(0)
  })

  it('of the same file twice changes nothing', async () => {
    const before = await count('people')
    expect((await run(readFixture('chronicleOtherDistrict'))).outcome).toBe('alreadyImported')
    expect(await count('people')).toBe(before)
    expect(await count('articles')).toBe(1)
  })

  it('downloads images where the network allows, and uses placeholders of the stated size elsewhere', async () => {
    const picture = await jpeg(1200, 900)
    const { source } = await run(readFixture('reportSeries'), (url) =>
      url.endsWith('3.jpg')
        ? Promise.resolve({ ok: true, buffer: picture, mimeType: 'image/jpeg' })
        : failingFetch(url, { timeoutMs: 1, maxBytes: 1 }),
    )
    const { docs } = await dashiji.payload.find({
      collection: 'articles',
      where: { source: { equals: source } },
      depth: 1,
    })
    expect(docs[0]?.images?.[0]).toMatchObject({
      availability: 'present',
      width: 1200,
      height: 900,
      alt: '义诊现场',
      originUrl: 'http://static.1sapp.com/a/3.jpg',
    })
    expect(docs[0]?.cover).toMatchObject({
      availability: 'awaitingOriginal',
      originUrl: 'http://static.1sapp.com/a/1.jpg',
    })
    expect(JSON.stringify(docs[0]?.body)).toContain('"upload"')
  })

  it('in a transaction of its caller lets others write while images are downloaded, and belongs to it', async () => {
    const { payload } = dashiji
    const before = await count('sources')
    // As another request does: in a context that knows nothing of the transaction.
    const runOutside = AsyncLocalStorage.snapshot()
    const runIn = async () => {
      const req = await createLocalReq({}, payload)
      await initTransaction(req)
      const fixture = readFixture('reportSeries', (text) => `${text}\n`)
      const { outcome } = await runImport(fixture, { payload, req, importAs: 'published', download: writeMeanwhile })
      await killTransaction(req)
      return outcome
    }
    let topics = 0
    const writeMeanwhile: ImageDownloader = async (url, options) => {
      await runOutside(() => payload.create({ collection: 'topics', data: { name: `下载之际 ${(topics += 1)}` } }))
      return failingFetch(url, options)
    }
    expect(await runIn()).toBe('imported')
    expect(topics).toBeGreaterThan(0)
    expect(await count('sources')).toBe(before)
  })

  it('keeps people of the same name apart unless they have an organisation or the account in common', async () => {
    const before = await count('people')
    const moveToFengxian = (text: string) => text.replaceAll('青浦', '奉贤').replaceAll('夏阳街道', '南桥街道')
    await run(readFixture('chronicleOtherDistrict', moveToFengxian))
    const { docs } = await dashiji.payload.find({ collection: 'people', where: { name: { equals: '王芳' } } })
    expect(docs).toHaveLength(2)
    expect(new Set(docs.map(({ slug }) => slug)).size).toBe(2)
    await run(readFixture('chronicleOtherDistrict', (text) => `${text}\n`))
    expect((await dashiji.payload.find({ collection: 'people', where: { name: { equals: '王芳' } } })).totalDocs).toBe(
      2,
    )
    expect(await count('people')).toBeGreaterThan(before)
  })

  it('keeps organisations apart that two districts both call 市残联', async () => {
    const { docs } = await dashiji.payload.find({
      collection: 'organisations',
      where: { name: { contains: '市残联' } },
      sort: 'name',
      pagination: false,
    })
    expect(docs.map(({ name }) => name)).toEqual(expect.arrayContaining(['市残联', '市残联（奉贤区）']))
    expect(docs.find(({ name }) => name === '市残联')?.aliases).toContain('市残联（青浦区）')
  })

  it.each([
    ['an unknown format', new TextEncoder().encode('就是一段话。'), 'unknownFormat'],
    ['another encoding', new Uint8Array([0xb2, 0xd0, 0xc1, 0xaa]), 'notUtf8'],
    ['nothing', new Uint8Array(), 'emptyFile'],
  ])('of %s writes nothing', async (_, bytes, code) => {
    const before = await count('sources')
    await expect(run({ filename: 'x.txt', bytes })).rejects.toMatchObject({ name: 'ImportError', code })
    expect(await count('sources')).toBe(before)
  })

  it('that fails stores neither records nor files', async () => {
    const [sources, media, topics] = [await count('sources'), await count('media'), await count('topics')]
    const files = readdirSync(join(dashiji.directory, 'media')).length
    const { payload } = dashiji
    const create = payload.create.bind(payload) as (args: { collection: string }) => Promise<unknown>
    Object.assign(payload, {
      create: (args: { collection: string }) =>
        args.collection === 'activities' ? Promise.reject(new Error('disk full')) : create(args),
    })
    const failing = run(readFixture('reportSeries', (text) => text.replaceAll('/a/', '/b/').replace('公益', '新主题')))
    await expect(failing).rejects.toThrow('disk full')
    Reflect.deleteProperty(payload, 'create')
    expect([await count('sources'), await count('media'), await count('topics')]).toEqual([sources, media, topics])
    expect(readdirSync(join(dashiji.directory, 'media'))).toHaveLength(files)
  })
})
