import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'

import { drainAuditQueue } from '../../../src/audit/auditQueue.js'
import { brokenSealsIn, markSealValid } from '../../../src/publicReading/brokenSeals.js'
import { recheckBrokenSeals, sweepSeals } from '../../../src/workflow/seal/sweepSeals.js'
import { changeDirectly } from '../../support/rawDatabase.js'
import {
  archive,
  createDocument,
  createDocumentIn,
  createImage,
  publish,
  takeTransition,
} from '../../support/documents.js'
import { signIn, staffOf, type Person } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents, readRow, readWorkflowRecord } from '../../support/stored.js'

describe('The seal of a live article', () => {
  let dashiji: Dashiji
  let editor: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    editor = await signIn(dashiji.payload, 'editor')
  })
  afterAll(() => dashiji.stop())
  // Queries leave out what is known to be broken; each test must find that out by itself.
  afterEach(() => {
    for (const slug of ['articles', 'people', 'honours']) for (const id of brokenSealsIn(slug)) markSealValid(slug, id)
  })

  const createLive = async (collection: CollectionSlug, data: object): Promise<string> =>
    (await createDocumentIn(dashiji.payload, collection, 'live', { data })).id
  const restStatus = async (slug: string, id: string) => (await send(dashiji, 'get', `${slug}/${id}`)).status
  const readGraphql = async (query: string) => (await queryGraphql<Record<string, unknown>>(dashiji, query)).data!

  it('holds as long as the content is what was approved, which is then served', async () => {
    const id = await createLive('articles', { title: '如实' })
    expect(await restStatus('articles', id)).toBe(200)
    expect(await readGraphql(`{ Article(id: "${id}") { title } }`)).toEqual({ Article: { title: '如实' } })
  })

  it('is missing when an article was made live in the database itself, which is then not served', async () => {
    const { id } = await createDocument(dashiji.payload, 'articles', { data: { title: '越过' } })
    await changeDirectly(dashiji.payload, 'articles', id, { _status: 'published' })
    expect(
      await readGraphql(
        `{ Articles(where: { title: { equals: "越过" } }) { docs { title } } Article(id: "${id}") { title } }`,
      ),
    ).toEqual({ Articles: { docs: [] }, Article: null })
    expect(await restStatus('articles', id)).toBe(404)
  })

  it('breaks when the article is changed in the database itself, which is recorded and not served until a new review', async () => {
    const { payload } = dashiji
    const id = await createLive('articles', { title: '原文' })
    await changeDirectly(payload, 'articles', id, { title: '篡改' })

    const list = await send(dashiji, 'get', 'articles?limit=100')
    expect(list.body.docs.map(({ id: listedId }: { id: string }) => listedId)).not.toContain(id)
    expect(await restStatus('articles', id)).toBe(404)
    expect(await readAuditEvents(payload, { action: 'content.sealBroken', document: id })).toHaveLength(1)
    expect((await readWorkflowRecord(payload, 'articles', id)).sealBroken).toBe(true)
    // Staff see it, so that they can correct it.
    expect((await send(dashiji, 'get', `articles/${id}`, editor)).body).toMatchObject({ title: '篡改' })

    const act = { as: (await staffOf(payload)).publisher, collection: 'articles', id } as const
    await takeTransition(payload, { ...act, name: 'emergencyTakeDown', comment: '数据库被改' })
    await takeTransition(payload, { ...act, name: 'restore' })
    await publish(payload, 'articles', id)
    expect((await send(dashiji, 'get', `articles/${id}`)).body).toMatchObject({ title: '原文' })
  })

  it('keeps broken documents out of relations and joins too', async () => {
    const { payload } = dashiji
    const person = await createLive('people', { name: '王小明' })
    const article = await createLive('articles', { title: '报道' })
    const honour = await createLive('honours', { title: '一等奖', recipients: [person], article })
    const query = `{ Honour(id: "${honour}") { recipients { name } } Article(id: "${article}") { honours { docs { title } } } }`
    expect(await readGraphql(query)).toEqual({
      Honour: { recipients: [{ name: '王小明' }] },
      Article: { honours: { docs: [{ title: '一等奖' }] } },
    })

    await changeDirectly(payload, 'people', person, { name: '王大明' })
    expect(JSON.stringify(await readGraphql(query))).not.toContain('王')
    await changeDirectly(payload, 'honours', honour, { title: '特等奖' })
    expect((await readGraphql(`{ Article(id: "${article}") { honours { docs { title } } } }`)).Article).toEqual({
      honours: { docs: [] },
    })
    expect(JSON.stringify((await send(dashiji, 'get', `articles/${article}?depth=1`)).body)).not.toContain('特等奖')
  })

  it('covers the alternative text of its images too', async () => {
    const { payload } = dashiji
    const image = await createImage(payload, { alt: '合影' })
    const id = await createLive('articles', { title: '有图', cover: image.id })
    expect(await restStatus('articles', id)).toBe(200)
    await changeDirectly(payload, 'media', image.id, { alt: '别的话' })
    expect(await restStatus('articles', id)).toBe(404)
  })

  it('does not cover the article any more once that was archived, even if the database is changed back', async () => {
    const { payload } = dashiji
    const id = await createLive('articles', { title: '已下线' })
    await archive(payload, 'articles', id)
    await changeDirectly(payload, 'articles', id, { _status: 'published' })
    expect(await restStatus('articles', id)).toBe(404)
    await takeTransition(payload, {
      as: (await staffOf(payload)).publisher,
      collection: 'articles',
      id,
      name: 'emergencyTakeDown',
      comment: '数据库被改',
    })
    expect(await readRow(payload, 'articles', id)).toMatchObject({ _status: 'draft' })
  })

  it('is checked by a sweep before anybody requests the article', async () => {
    const id = await createLive('articles', { title: '暗改' })
    expect(brokenSealsIn('articles')).not.toContain(id)
    await changeDirectly(dashiji.payload, 'articles', id, { title: '改' })
    expect(await sweepSeals(dashiji.payload)).toBeGreaterThan(0)
    expect(brokenSealsIn('articles')).toContain(id)
    expect((await send(dashiji, 'get', 'articles/count')).body).toEqual({ totalDocs: expect.any(Number) })
    await changeDirectly(dashiji.payload, 'articles', id, { title: '暗改' })
    await sweepSeals(dashiji.payload)
    expect(brokenSealsIn('articles')).not.toContain(id)
  })

  it('is checked again where it was broken, so that what another process republished is served soon', async () => {
    const { payload } = dashiji
    const [mended, broken] = [
      await createLive('articles', { title: '已修复' }),
      await createLive('articles', { title: '未修复' }),
    ]
    await changeDirectly(payload, 'articles', mended, { title: '篡改' })
    await changeDirectly(payload, 'articles', broken, { title: '篡改' })
    await sweepSeals(payload)
    await drainAuditQueue(payload)
    await changeDirectly(payload, 'articles', mended, { title: '已修复' })
    expect(await restStatus('articles', mended)).toBe(404)
    await recheckBrokenSeals(payload)
    expect(await restStatus('articles', mended)).toBe(200)
    expect(await restStatus('articles', broken)).toBe(404)
  })
})
