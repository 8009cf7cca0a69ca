import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalReq } from 'payload'

import { changeRecord } from '../../../src/workflow/records/records.js'
import { makeSeal } from '../../../src/workflow/seal/makeSeal.js'
import { workflowOf } from '../../../src/workflow/workflowOf.js'
import { archive, createDocumentIn, publish } from '../../support/documents.js'
import { changeDirectly } from '../../support/rawDatabase.js'
import { queryGraphql, send, sendTransition } from '../../support/requests.js'
import { readAuditEvents, readRow, readWorkflowRecord } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

type Dated = { title: string; publishedAt: string | null; firstPublishedAt: string | null }

describe('The dates of a publication', () => {
  let fixture: WorkflowFixture
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
  })
  afterAll(() => fixture.stop())

  const publicly = async (id: string): Promise<Dated & Record<string, unknown>> =>
    (await send(fixture, 'get', `articles/${id}`).expect(200)).body
  const titles = async (query: string, as?: WorkflowFixture['people']['writer']): Promise<string[]> =>
    (await send(fixture, 'get', `articles?limit=100&${query}`, as).expect(200)).body.docs.map((doc: Dated) => doc.title)
  const long = '2020-12-10T04:09:07.000Z'

  it('are those of the first time that it went live here, for websites in place of an empty original date', async () => {
    const { id } = await fixture.createArticle('live', { title: '在此首发' })
    const article = await publicly(id)
    expect(article.publishedAt).toMatch(/^\d{4}-.*Z$/)
    expect(article.firstPublishedAt).toBe(article.publishedAt)
    expect(article).not.toHaveProperty('publicDate')
    const { data } = await queryGraphql<{ Article: Dated }>(
      fixture,
      `{ Article(id: "${id}") { title publishedAt firstPublishedAt } }`,
    )
    expect(data?.Article).toMatchObject({ publishedAt: article.publishedAt, firstPublishedAt: article.publishedAt })
    const selected = await queryGraphql<{ Article: Dated }>(fixture, `{ Article(id: "${id}") { publishedAt } }`)
    expect(selected.data?.Article).toEqual({ publishedAt: article.publishedAt })
    const part = await send(fixture, 'get', `articles/${id}?select[publishedAt]=true`).expect(200)
    expect(part.body.publishedAt).toBe(article.publishedAt)
    // The text that was approved stays as it is: nobody has written an original date.
    const { editor } = fixture.people
    expect((await send(fixture, 'get', `articles/${id}`, editor)).body.publishedAt ?? null).toBeNull()
    expect((await readRow(fixture.payload, 'articles', id))?.publishedAt ?? null).toBeNull()
  })

  it('are shown also where another document refers to the article', async () => {
    const { payload } = fixture
    const { id } = await fixture.createArticle('live', { title: '被引用' })
    const { publishedAt } = await publicly(id)
    const { id: honour } = await createDocumentIn(payload, 'honours', 'live', { data: { article: id } })
    const { data } = await queryGraphql<{ Honour: { article: Dated } }>(
      fixture,
      `{ Honour(id: "${honour}") { article { publishedAt } } }`,
    )
    expect(data?.Honour.article).toEqual({ publishedAt })
    const { body } = await send(fixture, 'get', `honours/${honour}?depth=1`).expect(200)
    expect(body.article).toMatchObject({ publishedAt })
    expect(JSON.stringify(body)).not.toContain('publicDate')
  })

  it('leave an original date as it is', async () => {
    const { id } = await fixture.createArticle('live', { title: '转载', publishedAt: long })
    const article = await publicly(id)
    expect(article.publishedAt).toBe(long)
    expect(article.firstPublishedAt).not.toBe(long)
  })

  it('stay when it is revised, archived, restored and published again', async () => {
    const { payload, people } = fixture
    const { id } = await fixture.createArticle('live', { title: '再发' })
    const { firstPublishedAt } = await publicly(id)
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.writer, { summary: '改' }).expect(200)
    await publish(payload, 'articles', id)
    expect(await publicly(id)).toMatchObject({ firstPublishedAt, publishedAt: firstPublishedAt })
    await archive(payload, 'articles', id)
    await sendTransition(fixture, `articles/${id}`, 'restore', people.publisher)
    await publish(payload, 'articles', id)
    expect(await publicly(id)).toMatchObject({ firstPublishedAt, publishedAt: firstPublishedAt })
  })

  it('are what websites sort and filter by', async () => {
    const [own, old] = ['自己的新文', '转载的旧文']
    await fixture.createArticle('live', { title: old, publishedAt: long })
    await fixture.createArticle('live', { title: own })
    for (const sort of ['', 'sort=-publishedAt', 'sort=-publishedAt,title']) {
      const order = await titles(sort)
      expect(order.indexOf(own)).toBe(0)
      expect(order.indexOf(old)).toBeGreaterThan(0)
    }
    expect((await titles('sort=publishedAt')).indexOf(own)).toBeGreaterThan(0)
    const since = 'where[publishedAt][greater_than]=2021-01-01T00:00:00.000Z'
    expect(await titles(since)).toContain(own)
    expect(await titles(since)).not.toContain(old)
    expect(await titles('where[or][0][and][0][publishedAt][less_than]=2021-01-01T00:00:00.000Z')).not.toContain(own)
    expect(await titles('where[publishedAt][exists]=false')).toEqual([])
    const { data } = await queryGraphql<{ Articles: { docs: Dated[] }; countArticles: { totalDocs: number } }>(
      fixture,
      `{ Articles(sort: "-publishedAt", limit: 100, where: { publishedAt: { greater_than: "2021-01-01T00:00:00.000Z" } }) { docs { title publishedAt } }
         countArticles(where: { publishedAt: { exists: false } }) { totalDocs } }`,
    )
    const dates = data!.Articles.docs.map(({ publishedAt }) => publishedAt)
    expect(data!.Articles.docs[0]?.title).toBe(own)
    expect(dates).not.toContain(null)
    expect(dates).toEqual([...dates].sort().reverse())
    expect(data!.countArticles.totalDocs).toBe(0)
  })

  it('do not change what lists of staff begin with: what was touched last', async () => {
    const { payload, people } = fixture
    const { id } = await fixture.createArticle('draft', { title: '刚改过' })
    await fixture.createArticle('live', { title: '更晚的' })
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.writer, { summary: '改' }).expect(200)
    expect((await titles('draft=true', people.editor))[0]).toBe('刚改过')
    expect(payload.collections.articles.config.defaultSort).toBe('-updatedAt')
  })

  it.each(['activities', 'people', 'honours'] as const)('are kept for %s too', async (collection) => {
    const name = collection === 'people' ? { name: '张三' } : { title: '标题' }
    const created = await send(fixture, 'post', `${collection}?draft=true`, fixture.people.writer, name).expect(201)
    const { id } = created.body.doc
    await publish(fixture.payload, collection, id)
    expect((await send(fixture, 'get', `${collection}/${id}`)).body.firstPublishedAt).toMatch(/^\d{4}-.*Z$/)
  })

  it('are written by nobody else, whichever way', async () => {
    const { payload, people } = fixture
    const forged = { firstPublishedAt: '2001-01-01T00:00:00.000Z', publicDate: '2001-01-01T00:00:00.000Z' }
    const created = await send(fixture, 'post', 'articles?draft=true', people.editor, { title: '伪造', ...forged })
    const { id } = created.body.doc
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.editor, forged).expect(200)
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { firstPublishedAt: forged.firstPublishedAt },
    })
    await payload.db.updateOne({ collection: 'articles', id, data: forged })
    await payload.db.create({ collection: 'articles', data: { title: '伪造', kind: 'news', slug: 'wz', ...forged } })
    await publish(payload, 'articles', id)
    const article = await publicly(id)
    expect(article.publishedAt).not.toContain('2001')
    await payload.update({
      collection: 'articles',
      id,
      draft: true,
      data: { firstPublishedAt: forged.firstPublishedAt },
    })
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.editor, { summary: '新' }).expect(200)
    await publish(payload, 'articles', id)
    expect(await publicly(id)).toMatchObject({ firstPublishedAt: article.firstPublishedAt })
    const { docs } = await payload.db.find({ collection: 'articles', pagination: false, limit: 0 })
    expect(JSON.stringify(docs)).not.toContain('2001-01-01')
  })

  it('are sealed: changed in the database itself, the text is not served', async () => {
    const { id } = await fixture.createArticle('live', { title: '封条' })
    await changeDirectly(fixture.payload, 'articles', id, { firstPublishedAt: '2001-01-01T00:00:00.000Z' })
    await send(fixture, 'get', `articles/${id}`).expect(404)
  })

  it('are filled in from the audit for what was live before they were kept, which stays sealed', async () => {
    const { payload } = fixture
    const [live, reprint, draft] = [
      await fixture.createArticle('live', { title: '早先' }),
      await fixture.createArticle('live', { title: '早先转载', publishedAt: long }),
      await fixture.createArticle('draft', { title: '早先的草稿' }),
    ]
    for (const { id } of [live, reprint]) {
      await changeDirectly(payload, 'articles', id, { firstPublishedAt: null, publicDate: null })
      const record = await readWorkflowRecord(payload, 'articles', id)
      const { mac: _mac, firstPublishedAt: _date, ...older } = record.seal!
      const seal = makeSeal({ collection: 'articles', document: id }, older)
      await changeRecord(payload, {}, record, { seal, firstSubmittedAt: null })
    }
    await workflowOf(payload).dateFirstPublications(await createLocalReq({}, payload))
    const [event] = await readAuditEvents(payload, { document: live.id, action: 'content.publish' })
    expect(await publicly(live.id)).toMatchObject({ firstPublishedAt: event!.at, publishedAt: event!.at })
    expect((await publicly(reprint.id)).publishedAt).toBe(long)
    expect(await titles('where[publishedAt][equals]=' + encodeURIComponent(long))).toContain('早先转载')
    expect((await readWorkflowRecord(payload, 'articles', live.id)).firstSubmittedAt).not.toBeNull()
    expect(await readRow(payload, 'articles', draft.id)).toMatchObject({ title: '早先的草稿' })
    expect((await readRow(payload, 'articles', draft.id))?.firstPublishedAt ?? null).toBeNull()
  })
})
