import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'

import { createDocument, createDocumentIn, takeTransition } from '../../support/documents.js'
import { staffOf } from '../../support/people.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { snapshot } from '../../support/stored.js'

describe('A transaction', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())
  afterEach(() => setAfterChangeHook(async () => undefined))

  const setAfterChangeHook = (hook: CollectionAfterChangeHook) => {
    for (const slug of ['topics', 'articles'] as const)
      dashiji.payload.collections[slug].config.hooks.afterChange = [hook]
  }
  const publishApproved = async (id: string) =>
    takeTransition(dashiji.payload, {
      as: (await staffOf(dashiji.payload)).publisher,
      collection: 'articles',
      id,
      name: 'publish',
    })
  const createTopic = (name: string, req?: PayloadRequest) =>
    dashiji.payload.create({ collection: 'topics', data: { name }, req })
  const createTopicInDatabase = (name: string, req?: PayloadRequest) =>
    dashiji.payload.db.create({ collection: 'topics', data: { name }, req })
  const storedTopicNames = async (prefix: string) => {
    const { docs } = await dashiji.payload.find({
      collection: 'topics',
      where: { name: { like: prefix } },
      pagination: false,
    })
    return docs.map(({ name }) => name).sort()
  }

  it('stores neither document nor version, record or event when a hook throws', async () => {
    const { payload } = dashiji
    const { id: topicId } = await createTopic('整体')
    const existing = await payload.create({
      collection: 'articles',
      data: { title: '原来的标题', kind: 'news', topics: [topicId] },
      draft: true,
    })
    const count = async (collection: 'workflow-records' | 'audit-events') =>
      (await payload.count({ collection })).totalDocs
    const before = [await count('workflow-records'), await count('audit-events')]
    setAfterChangeHook(() => {
      throw new Error('a hook')
    })

    await expect(
      payload.create({ collection: 'articles', data: { title: '不应留下', kind: 'news', topics: [topicId] } }),
    ).rejects.toThrow('a hook')
    await expect(
      payload.update({ collection: 'articles', id: existing.id, data: { title: '改过的标题', topics: [] } }),
    ).rejects.toThrow('a hook')
    await expect(
      payload.update({ collection: 'articles', id: existing.id, draft: true, data: { title: '草稿的标题' } }),
    ).rejects.toThrow('a hook')

    const { docs } = await payload.find({ collection: 'articles', depth: 0, pagination: false })
    expect(docs).toEqual([expect.objectContaining({ id: existing.id, title: '原来的标题', topics: [topicId] })])
    const versions = await payload.findVersions({ collection: 'articles', pagination: false })
    expect(versions.docs).toEqual([
      expect.objectContaining({
        parent: existing.id,
        latest: true,
        version: expect.objectContaining({ title: '原来的标题' }),
      }),
    ])
    expect([await count('workflow-records'), await count('audit-events')]).toEqual(before)
  })

  it('leaves a document approved and not live when a hook throws while it is published', async () => {
    const { payload } = dashiji
    const { id } = await createDocumentIn(payload, 'articles', 'approved')
    const before = await snapshot(payload, 'articles', id)
    setAfterChangeHook(() => {
      throw new Error('a hook')
    })
    await expect(publishApproved(id)).rejects.toThrow('a hook')
    expect(await snapshot(payload, 'articles', id)).toEqual(before)
    setAfterChangeHook(async () => undefined)
    await publishApproved(id)
    expect(await payload.findByID({ collection: 'articles', id })).toMatchObject({ _status: 'published' })
  })

  it('restores a deleted document with its versions when a hook after the deletion throws', async () => {
    const { payload } = dashiji
    const { id } = await createDocument(payload, 'articles', { data: { title: '删不掉' } })
    payload.collections.articles.config.hooks.afterDelete = [
      () => {
        throw new Error('a hook')
      },
    ]

    await expect(payload.delete({ collection: 'articles', id })).rejects.toThrow('a hook')

    payload.collections.articles.config.hooks.afterDelete = []
    expect(await payload.findByID({ collection: 'articles', id, draft: true })).toMatchObject({ title: '删不掉' })
    expect((await payload.countVersions({ collection: 'articles', where: { parent: { equals: id } } })).totalDocs).toBe(
      1,
    )
  })

  it('includes what a hook writes without passing on the request', async () => {
    setAfterChangeHook(async ({ doc }) => {
      if (doc.name === 'a1') await createTopic('a1 inner')
    })
    await createTopic('a1')
    expect(await storedTopicNames('a1')).toEqual(['a1', 'a1 inner'])
  })

  it('rolls back what a hook wrote without the request together with the rest', async () => {
    setAfterChangeHook(async ({ doc, req }) => {
      if (doc.name !== 'b1') return
      await createTopic('b1 inner')
      await createTopicInDatabase('b1 bare')
      await createTopicInDatabase('b1 bare with request', req)
      throw new Error('the outer one')
    })
    await expect(createTopic('b1')).rejects.toThrow('the outer one')
    expect(await storedTopicNames('b1')).toEqual([])
  })

  it('stores nothing of an inner write whose error a hook catches, but everything else', async () => {
    setAfterChangeHook(async ({ doc }) => {
      if (doc.name === 'c1 inner') {
        await createTopic('c1 innermost')
        throw new Error('the inner one')
      }
      if (doc.name === 'c1') await createTopic('c1 inner').catch(() => undefined)
    })
    await createTopic('c1')
    expect(await storedTopicNames('c1')).toEqual(['c1'])
  })

  it('keeps the writes that a hook makes in parallel apart', async () => {
    setAfterChangeHook(async ({ doc }) => {
      if (doc.name === 'd1 two') throw new Error('the second one')
      if (doc.name === 'd1') await Promise.allSettled(['d1 one', 'd1 two', 'd1 three'].map((name) => createTopic(name)))
    })
    await createTopic('d1')
    expect(await storedTopicNames('d1')).toEqual(['d1', 'd1 one', 'd1 three'])
  })

  it('fails as a whole when an operation with the same request failed, even if a hook caught the error', async () => {
    setAfterChangeHook(async ({ doc, req }) => {
      if (doc.name === 'e1 inner') throw new Error('the inner one')
      if (doc.name === 'e1') await createTopic('e1 inner', req).catch(() => undefined)
    })
    await expect(createTopic('e1')).rejects.toMatchObject({ status: 503, data: { code: 'unitUndone' } })
    expect(await storedTopicNames('e1')).toEqual([])
  })

  it('does not block a write that a hook started without waiting for it', async () => {
    let late: Promise<unknown> | undefined
    setAfterChangeHook(({ doc }) => {
      if (doc.name === 'f1') late = createTopic('f1 late')
    })
    await createTopic('f1')
    await late
    expect(await storedTopicNames('f1')).toEqual(['f1', 'f1 late'])
  })

  it('stores a write when it is committed, and not when it is rolled back', async () => {
    const { db } = dashiji.payload
    const write = async (end: 'commitTransaction' | 'rollbackTransaction') => {
      const transactionID = await db.beginTransaction()
      await db.create({ collection: 'topics', data: { name: `g1 ${end}` }, req: { transactionID: transactionID! } })
      await db[end](transactionID!)
    }
    await write('rollbackTransaction')
    await write('commitTransaction')
    await createTopic('g1 later')
    expect(await storedTopicNames('g1')).toEqual(['g1 commitTransaction', 'g1 later'])
  })

  it('refuses a write when it was rolled back before', async () => {
    const { db } = dashiji.payload
    const transactionID = (await db.beginTransaction())!
    await db.rollbackTransaction(transactionID)
    await expect(createTopicInDatabase('h1', { transactionID } as PayloadRequest)).rejects.toMatchObject({
      data: { code: 'unitUndone' },
    })
    expect(await storedTopicNames('h1')).toEqual([])
  })
})
