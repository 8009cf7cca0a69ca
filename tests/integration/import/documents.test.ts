import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Payload } from 'payload'

import { createDocument, createDocumentIn, publish } from '../../support/documents.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { runMigration } from './runMigration.js'

const collections = [
  'articles',
  'activities',
  'honours',
  'people',
  'organisations',
  'topics',
  'media',
  'sources',
] as const

const countDocuments = async (payload: Payload) =>
  Object.fromEntries(
    await Promise.all(
      collections.map(async (collection) => [collection, (await payload.count({ collection })).totalDocs] as const),
    ),
  )

describe('The two source documents', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji({ content: true })
  })
  afterAll(() => dashiji.stop())

  it('are imported and live after the migrations', async () => {
    const { payload } = dashiji
    expect(await countDocuments(payload)).toEqual({
      articles: 2,
      activities: 24,
      honours: 10,
      people: 18,
      organisations: 14,
      topics: 6,
      media: 3,
      sources: 2,
    })
    for (const collection of ['articles', 'activities', 'honours', 'people'] as const) {
      const { docs } = await payload.find({ collection, pagination: false, depth: 0 })
      for (const doc of docs)
        expect(doc).toMatchObject({
          _status: 'published',
          workflowState: 'published',
          slug: expect.stringMatching(/^[a-z0-9-]+$/),
          source: expect.any(String),
          createdBy: null,
        })
    }
  })

  it('have their complete text and the report as a source', async () => {
    const { docs } = await dashiji.payload.find({ collection: 'sources', sort: 'filename', depth: 0 })
    expect(docs.map(({ filename, format }) => [filename, format])).toEqual([
      ['000_15025f4a0c483bff.txt', 'staticSitePost'],
      ['003_c3712d8c7114b151.txt', 'wechatPage'],
    ])
    for (const { report, text } of docs)
      expect(report).toMatchObject({
        characters: { unaccounted: 0, total: text.length },
        lines: expect.any(Array),
        created: expect.any(Object),
      })
  })

  it('have an article with images, byline and the activities in the order of the text', async () => {
    const { docs } = await dashiji.payload.find({
      collection: 'articles',
      where: { kind: { equals: 'news' } },
      depth: 1,
    })
    const article = docs[0]
    expect(article).toMatchObject({
      byline: '李利',
      publishedAt: '2021-12-04T12:22:42.000Z',
      origin: { name: '趣头条' },
      title: expect.stringContaining('御寒保暖'),
    })
    expect(
      article?.images?.map((image) =>
        typeof image === 'object'
          ? [
              image.width,
              image.height,
              image.originUrl?.startsWith('http://static.'),
              image.availability === 'present' || image.availability === 'awaitingOriginal',
            ]
          : image,
      ),
    ).toEqual([
      [552, 414, true, true],
      [900, 675, true, true],
      [900, 675, true, true],
    ])
    expect(
      article?.activities?.docs?.map((activity) =>
        typeof activity === 'object' ? activity.figures?.map(({ label }) => label).join() : activity,
      ),
    ).toEqual(['165件衣物', '', '6个微心愿', ''])
    expect(JSON.stringify(article?.body)).not.toContain('壹点')
  })

  it('have honours with their recipients, and people with their honours and activities', async () => {
    const { docs } = await dashiji.payload.find({ collection: 'people', where: { name: { equals: '李婷' } }, depth: 1 })
    const person = docs[0]
    expect(person?.slug).toBe('li-ting')
    expect(person?.honours?.docs).toHaveLength(3)
    expect(person?.activities?.docs).toHaveLength(1)
    const gold = await dashiji.payload.find({ collection: 'honours', where: { level: { equals: 'gold' } }, depth: 1 })
    expect(gold.docs[0]).toMatchObject({ scope: 'international', year: 2023, recipients: [{ name: '李婷' }] })
  })

  it('change nothing when they are migrated again, and keep the changes of editors', async () => {
    const { payload } = dashiji
    const { docs } = await payload.find({
      collection: 'activities',
      where: { title: { equals: '春节慰问' } },
      depth: 0,
    })
    const activity = docs[0]
    if (!activity) throw new Error('not imported')
    await payload.update({ collection: 'activities', id: activity.id, data: { place: '各街镇' }, draft: true })
    await publish(payload, 'activities', activity.id)
    const before = await countDocuments(payload)
    await runMigration(payload, 'import_003', 'up')
    expect(await countDocuments(payload)).toEqual(before)
    expect(await payload.findByID({ collection: 'activities', id: activity.id, depth: 0 })).toMatchObject({
      place: '各街镇',
      _status: 'published',
    })
  })

  it('are removed without what people wrote or still use, and can be imported again', async () => {
    const { payload } = dashiji
    const { docs } = await payload.find({ collection: 'people', where: { name: { equals: '陈雪峰' } }, depth: 0 })
    const person = docs[0]
    const topics = await payload.find({ collection: 'topics', where: { name: { equals: '助残' } } })
    if (!person || !topics.docs[0]) throw new Error('not imported')
    await createDocumentIn(payload, 'honours', 'live', { data: { title: '另一项荣誉', recipients: [person.id] } })
    const own = await createDocument(payload, 'articles', {
      data: { title: '自己写的', topics: [topics.docs[0].id] },
    })

    await runMigration(payload, 'import_003', 'down')
    expect(await countDocuments(payload)).toEqual({
      articles: 2,
      activities: 4,
      honours: 1,
      people: 1,
      organisations: 7,
      topics: 1,
      media: 3,
      sources: 1,
    })
    expect(await payload.findByID({ collection: 'people', id: person.id, depth: 0 })).toMatchObject({
      name: '陈雪峰',
      source: null,
      _status: 'published',
    })
    expect(await payload.findByID({ collection: 'articles', id: own.id, draft: true })).toMatchObject({
      title: '自己写的',
    })

    await runMigration(payload, 'import_000', 'down')
    expect(await countDocuments(payload)).toEqual({
      articles: 1,
      activities: 0,
      honours: 1,
      people: 1,
      organisations: 0,
      topics: 1,
      media: 0,
      sources: 0,
    })

    await runMigration(payload, 'import_000', 'up')
    await runMigration(payload, 'import_003', 'up')
    expect(await countDocuments(payload)).toMatchObject({
      activities: 24,
      honours: 11,
      organisations: 14,
      topics: 6,
      media: 3,
      sources: 2,
    })
  })
})
