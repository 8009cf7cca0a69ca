import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import request from 'supertest'

import { brokenSealsIn, markSealValid } from '../../../src/publicReading/brokenSeals.js'
import { drainAuditQueue } from '../../../src/audit/recordRefusal.js'
import { sweepSeals } from '../../../src/workflow/seal/sweepSeals.js'
import { changeDirectly } from '../../support/rawDatabase.js'
import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { takeTransition, makeAccount, publish } from '../../support/workflow.js'

describe('Live text', () => {
  let dashiji: Dashiji
  let editor: SignedInUser
  beforeAll(async () => {
    dashiji = await startDashiji()
    editor = await signIn(dashiji.payload, 'editor')
  })
  afterAll(() => dashiji.stop())
  // What has been found once is left out of the question itself; each test finds by itself.
  afterEach(() => {
    for (const slug of ['articles', 'people', 'honours']) for (const id of brokenSealsIn(slug)) markSealValid(slug, id)
  })

  const createDraft = async (collection: CollectionSlug, data: object): Promise<string> =>
    String((await dashiji.payload.create({ collection, data: data as never, draft: true })).id)
  const restStatus = async (slug: string, id: string) => (await request(dashiji.app).get(`/api/${slug}/${id}`)).status
  const queryGraphql = async (query: string) =>
    (await request(dashiji.app).post('/api/graphql').send({ query })).body.data as Record<string, unknown>

  it('is served as long as it is what was approved', async () => {
    const id = await createDraft('articles', { title: '如实', kind: 'news' })
    await publish(dashiji.payload, 'articles', id)
    expect(await restStatus('articles', id)).toBe(200)
    expect(await queryGraphql(`{ Article(id: "${id}") { title } }`)).toEqual({ Article: { title: '如实' } })
  })

  it('is left out when somebody has made it live in the database itself', async () => {
    const id = await createDraft('articles', { title: '越过', kind: 'news' })
    await changeDirectly(dashiji.payload, 'articles', id, { _status: 'published' })
    expect(
      await queryGraphql(
        `{ Articles(where: { title: { equals: "越过" } }) { docs { title } } Article(id: "${id}") { title } }`,
      ),
    ).toEqual({ Articles: { docs: [] }, Article: null })
    expect(await restStatus('articles', id)).toBe(404)
  })

  it('is left out when somebody has changed it in the database itself, is raised, and comes back by a review', async () => {
    const { app, payload } = dashiji
    const id = await createDraft('articles', { title: '原文', kind: 'news' })
    await publish(payload, 'articles', id)
    await changeDirectly(payload, 'articles', id, { title: '篡改' })

    const list = await request(app).get('/api/articles?limit=100')
    expect(list.body.docs.map(({ id: listedId }: { id: string }) => listedId)).not.toContain(id)
    expect(await restStatus('articles', id)).toBe(404)
    await drainAuditQueue(payload)
    const records = await payload.find({
      collection: 'workflow-records',
      where: { sealBroken: { equals: true } },
      pagination: false,
    })
    expect(records.docs.map(({ document }) => document)).toContain(id)
    const events = await payload.find({
      collection: 'audit-events',
      where: { and: [{ action: { equals: 'content.sealBroken' } }, { document: { equals: id } }] },
    })
    expect(events.totalDocs).toBe(1)
    // Staff see it, to mend it.
    expect((await request(app).get(`/api/articles/${id}`).set(editor.headers)).body).toMatchObject({ title: '篡改' })

    const publisher = await makeAccount(payload, 'publisher')
    await takeTransition(payload, {
      as: publisher.id,
      collection: 'articles',
      id,
      name: 'emergencyTakeDown',
      comment: '数据库被改',
    })
    await takeTransition(payload, { as: publisher.id, collection: 'articles', id, name: 'restore' })
    await publish(payload, 'articles', id)
    expect((await request(app).get(`/api/articles/${id}`)).body).toMatchObject({ title: '原文' })
  })

  it('is left out of relations and joins too', async () => {
    const { app, payload } = dashiji
    const person = await createDraft('people', { name: '王小明' })
    await publish(payload, 'people', person)
    const article = await createDraft('articles', { title: '报道', kind: 'news' })
    await publish(payload, 'articles', article)
    const honour = await createDraft('honours', { title: '一等奖', recipients: [person], article })
    await publish(payload, 'honours', honour)
    const query = `{ Honour(id: "${honour}") { recipients { name } } Article(id: "${article}") { honours { docs { title } } } }`
    expect(await queryGraphql(query)).toEqual({
      Honour: { recipients: [{ name: '王小明' }] },
      Article: { honours: { docs: [{ title: '一等奖' }] } },
    })

    await changeDirectly(payload, 'people', person, { name: '王大明' })
    expect(JSON.stringify(await queryGraphql(query))).not.toContain('王')
    await changeDirectly(payload, 'honours', honour, { title: '特等奖' })
    expect((await queryGraphql(`{ Article(id: "${article}") { honours { docs { title } } } }`)).Article).toEqual({
      honours: { docs: [] },
    })
    expect(JSON.stringify((await request(app).get(`/api/articles/${article}?depth=1`)).body)).not.toContain('特等奖')
  })

  it('of an image’s words counts as well', async () => {
    const { payload } = dashiji
    const { randomPng } = await import('../access/documents.js')
    const image = await payload.create({
      collection: 'media',
      data: { alt: '合影' },
      file: { data: await randomPng(), mimetype: 'image/png', name: 'a.png', size: 1 },
    })
    const id = await createDraft('articles', { title: '有图', kind: 'news', cover: image.id })
    await publish(payload, 'articles', id)
    expect(await restStatus('articles', id)).toBe(200)
    await changeDirectly(payload, 'media', String(image.id), { alt: '别的话' })
    expect(await restStatus('articles', id)).toBe(404)
  })

  it('that a backup of an older seal would cover is still left out once it is archived', async () => {
    const { payload } = dashiji
    const id = await createDraft('articles', { title: '已下线', kind: 'news' })
    await publish(payload, 'articles', id)
    await takeTransition(payload, {
      as: (await makeAccount(payload, 'publisher')).id,
      collection: 'articles',
      id,
      name: 'archive',
      comment: '过期',
    })
    await changeDirectly(payload, 'articles', id, { _status: 'published' })
    expect(await restStatus('articles', id)).toBe(404)
    await takeTransition(payload, {
      as: (await makeAccount(payload, 'publisher')).id,
      collection: 'articles',
      id,
      name: 'emergencyTakeDown',
      comment: '数据库被改',
    })
    expect(await payload.db.findOne({ collection: 'articles', where: { id: { equals: id } } })).toMatchObject({
      _status: 'draft',
    })
  })

  it('is found by the sweep before anybody asks for it', async () => {
    const id = await createDraft('articles', { title: '暗改', kind: 'news' })
    await publish(dashiji.payload, 'articles', id)
    expect(brokenSealsIn('articles')).not.toContain(id)
    await changeDirectly(dashiji.payload, 'articles', id, { title: '改' })
    expect(await sweepSeals(dashiji.payload)).toBeGreaterThan(0)
    expect(brokenSealsIn('articles')).toContain(id)
    expect((await request(dashiji.app).get('/api/articles/count')).body).toEqual({ totalDocs: expect.any(Number) })
    await changeDirectly(dashiji.payload, 'articles', id, { title: '暗改' })
    await sweepSeals(dashiji.payload)
    expect(brokenSealsIn('articles')).not.toContain(id)
  })
})
