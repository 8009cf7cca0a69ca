import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createDocument, createLiveDocument } from './documents.js'

/** A live honour whose article and one recipient are hidden; every question below would answer what they say. */
describe('Questions of readers who are not staff', () => {
  let dashiji: Dashiji
  let websiteHeaders: { Authorization: string }
  let writer: SignedInUser
  let hiddenId: string
  let liveId: string

  const get = (path: string, headers: object = {}) =>
    request(dashiji.app)
      .get(`/api/${path}`)
      .set(headers as Record<string, string>)
  const graphql = (query: string, variables?: object) =>
    request(dashiji.app).post('/api/graphql').send({ query, variables })
  const whereParameter = (where: object) => `where=${encodeURIComponent(JSON.stringify(where))}`

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    websiteHeaders = await createWebsiteKey(payload)
    writer = await signIn(payload, 'writer')
    const district = await createDocument(payload, 'organisations', { data: { name: '浦东新区残联' } })
    const draft = await createDocument(payload, 'articles', { data: { title: '草稿', summary: '秘密' } })
    const person = await createDocument(payload, 'people', {
      data: { name: '暗人', positions: [{ title: '秘书', organisation: district.id }] },
    })
    hiddenId = draft.id
    liveId = (await createLiveDocument(payload, 'articles', { data: { title: '公开' } })).id
    await createLiveDocument(payload, 'honours', {
      owner: writer.id,
      data: { title: '荣誉', article: draft.id, recipients: [person.id] },
    })
    await createLiveDocument(payload, 'activities', {
      data: { title: '活动', article: liveId, organisers: [district.id], participants: [{ person: person.id }] },
    })
    await createDocument(payload, 'activities', { data: { title: '未公开活动', article: liveId } })
  })
  afterAll(() => dashiji.stop())

  const refusedQueries: [string, string][] = [
    ['a field of a related document', 'honours?where[article.summary][contains]=秘'],
    ['the same with GraphQL’s underscores', 'honours?where[article__summary][contains]=秘'],
    ['the same as JSON', `honours?${whereParameter({ 'article.summary': { contains: '秘' } })}`],
    ['the same inside and', 'honours?where[and][0][article.summary][contains]=秘'],
    ['the same inside upper-case OR', 'honours?where[OR][0][AND][0][article.summary][contains]=秘'],
    ['the same of many', 'honours?where[recipients.name][equals]=暗人'],
    ['the same in a list’s rows', 'activities?where[participants.person.name][equals]=暗人'],
    ['a query as the value', 'honours?where[recipients][contains][name][equals]=暗人'],
    [
      'a query as the value, as JSON',
      `honours?${whereParameter({ or: [{ recipients: { contains: { and: [{ name: { equals: '暗人' } }] } } }] })}`,
    ],
    ['a query among values', `honours?${whereParameter({ recipients: { in: [{ name: { equals: '暗人' } }] } })}`],
    ['a related document of a related one', 'honours?where[recipients.positions.title][equals]=秘书'],
    [
      'a public document behind a hidden one',
      'honours?where[recipients.positions.organisation.name][equals]=浦东新区残联',
    ],
    ['a joined document', 'articles?where[activities.title][equals]=未公开活动'],
    ['a query as a joined document', 'articles?where[activities][contains][title][equals]=未公开活动'],
    ['who wrote it', 'honours?where[createdBy.email][contains]=writer'],
    ['its source document', 'honours?where[source.text][contains]=秘'],
    ['a picture that may be hidden', 'articles?where[cover.alt][contains]=秘'],
    ['an order by a related document', 'honours?sort=article.summary'],
    ['an order by a related document, downwards', 'honours?sort=title,-article.summary'],
    ['an order by several, as a list', 'honours?sort[]=title&sort[]=recipients.name'],
    ['a join’s own query', 'articles?joins[activities][where][article.summary][contains]=秘'],
    ['a join’s own query by a person', 'articles?joins[activities][where][participants.person.name][equals]=暗人'],
    ['a join’s own order', 'articles?joins[activities][sort]=article.summary'],
    ['a count', 'honours/count?where[article.summary][contains]=秘'],
    ['the working version', 'honours?draft=true&where[article.summary][contains]=秘'],
    ['a longer way than any list needs', 'organisations?where[parent.parent.parent.parent.name][equals]=x'],
  ]
  it.each(refusedQueries)('are refused when they ask about %s', async (_about, path) => {
    for (const headers of [{}, websiteHeaders]) {
      const { status, body } = await get(path, headers)
      expect([status, body.errors?.[0]?.data?.code]).toEqual([400, 'queryNotAllowed'])
    }
  })

  it.each([
    ['who wrote it', 'honours?where[createdBy][exists]=true'],
    ['who wrote it, in an order', 'honours?sort=createdBy'],
    ['its source document', 'honours?where[source][exists]=true'],
    ['where an image is used', 'media?where[publicUses][exists]=true'],
    ['an operator that there is not', 'honours?where[title][$ne]=x'],
    ['a version', 'honours?draft=true&where[version.article.summary][contains]=秘'],
  ])('are refused when they ask %s', async (_about, path) => {
    const { status } = await get(path)
    expect(status).toBe(400)
  })

  it('are refused in a request that is a POST and says it is a GET', async () => {
    const form = await request(dashiji.app)
      .post('/api/honours')
      .set('X-Payload-HTTP-Method-Override', 'GET')
      .type('form')
      .send({ 'where[article.summary][contains]': '秘' })
    expect([form.status, form.body.errors?.[0]?.data?.code]).toEqual([400, 'queryNotAllowed'])
    // A query in a JSON body is no query to Payload: what is asked makes no difference to the answer.
    const answers = await Promise.all(
      ['秘', '无'].map((value) =>
        request(dashiji.app)
          .post('/api/honours')
          .set('X-HTTP-Method-Override', 'GET')
          .send({ where: { 'article.summary': { contains: value } } }),
      ),
    )
    expect(answers[0]!.body).toEqual(answers[1]!.body)
  })

  it.each([
    ['a related document', '{ Honours(where: { article__summary: { contains: "秘" } }) { totalDocs } }'],
    [
      'a query as the value',
      '{ Honours(where: { recipients: { contains: { name: { equals: "暗人" } } } }) { totalDocs } }',
    ],
    ['an order', '{ Honours(sort: "article.summary") { totalDocs } }'],
    ['a count', '{ countHonours(where: { article__summary: { contains: "秘" } }) { totalDocs } }'],
    [
      'a join',
      '{ Articles { docs { activities(where: { participants__person__name: { equals: "暗人" } }) { docs { title } } } } }',
    ],
    ['a join’s order', '{ Articles { docs { activities(sort: "participants.person.name") { docs { title } } } } }'],
  ])('are refused over GraphQL when they ask about %s', async (_about, query) => {
    const { body } = await graphql(query)
    expect(body.errors.length).toBeGreaterThan(0)
    expect(JSON.stringify(body.data ?? null)).not.toMatch(/totalDocs":[1-9]|活动/)
  })

  it('are answered about what is public on both ends', async () => {
    const { body } = await get('activities?where[organisers.name][equals]=浦东新区残联').expect(200)
    expect(body.docs.map(({ title }: { title: string }) => title)).toEqual(['活动'])
    await get(`activities?where[article][equals]=${liveId}&where[and][0][article.id][equals]=${liveId}`).expect(200)
    await get(`honours?where[article][in]=${hiddenId}`).expect(200)
    await get('articles?joins[activities][sort]=-date.start&joins[activities][limit]=1').expect(200)
  })

  it('are answered for staff, whatever they ask about', async () => {
    const { body } = await get('honours?where[article.summary][contains]=秘', writer.headers).expect(200)
    expect(body.totalDocs).toBe(1)
  })

  it.each([
    'count',
    '?limit=0',
    '?trash=true',
    '?draft=true',
    '?pagination=false',
    '?depth=50',
    '?where[_status][equals]=draft',
    '?where[_status][not_equals]=published',
    '?where[deletedAt][exists]=true',
    `?${'where[or][0][_status][exists]=true'}`,
  ])('see live articles only with %s', async (query) => {
    const { body } = await get(query === 'count' ? 'articles/count' : `articles${query}`).expect(200)
    const titles = (body.docs ?? []).map(({ title }: { title: string }) => title)
    expect(query === 'count' ? body.totalDocs : titles.filter((title: string) => title !== '公开').length).toBe(
      query === 'count' ? 1 : 0,
    )
  })

  it('see neither draft nor version nor a document’s permissions by its id', async () => {
    for (const query of ['', '?draft=true', '?trash=true', '?depth=5'])
      await get(`articles/${hiddenId}${query}`).expect(404)
    await get('articles/versions').expect(403)
    await get('articles/versions/x').expect(403)
    await request(dashiji.app).post(`/api/articles/access/${hiddenId}`).send({}).expect(403)
    const { body } = await graphql(
      `{ Article(id: "${hiddenId}", draft: true) { title } Articles(draft: true, trash: true) { docs { title } } countArticles(draft: true, trash: true) { totalDocs } }`,
    )
    expect(body.data).toEqual({
      Article: null,
      Articles: { docs: [{ title: '公开' }] },
      countArticles: { totalDocs: 1 },
    })
    // Whether or not GraphQL has these at all, they show nothing.
    for (const query of ['{ versionsArticles { docs { id } } }', `{ versionArticle(id: "${hiddenId}") { id } }`]) {
      const answer = await graphql(query)
      expect([
        answer.body.errors.length > 0,
        Object.values(answer.body.data ?? {}).filter((value) => value !== null),
      ]).toEqual([true, []])
    }
  })

  it('are not answered with a text that came along with the question', async () => {
    const { body } = await get(
      `articles/${liveId}?data=${encodeURIComponent(JSON.stringify({ id: liveId, title: '假消息' }))}`,
    ).expect(200)
    expect(body.title).toBe('公开')
    await get(
      `articles/${hiddenId}?data=${encodeURIComponent(JSON.stringify({ id: hiddenId, title: '假消息' }))}`,
    ).expect(404)
  })
})
