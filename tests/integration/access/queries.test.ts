import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn } from '../../support/documents.js'
import { signInPeople, type Person, type Requester, type Website } from '../../support/people.js'
import { errorCodesOf, queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

/**
 * There is a live honour whose article and one recipient are hidden; each refused query would reveal what these say.
 */
describe('Queries of readers who are not staff', () => {
  let dashiji: Dashiji
  let website: Website
  let writer: Person
  let hiddenId: string
  let liveId: string

  const get = (path: string, as?: Requester) => send(dashiji, 'get', path, as)
  const whereParameter = (where: object) => `where=${encodeURIComponent(JSON.stringify(where))}`

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    ;({ website, writer } = await signInPeople(payload, 'website', 'writer'))
    const district = await createDocument(payload, 'organisations', { data: { name: '浦东新区残联' } })
    const draft = await createDocument(payload, 'articles', { data: { title: '草稿', summary: '秘密' } })
    const person = await createDocument(payload, 'people', {
      data: { name: '暗人', positions: [{ title: '秘书', organisation: district.id }] },
    })
    hiddenId = draft.id
    liveId = (await createDocumentIn(payload, 'articles', 'live', { data: { title: '公开' } })).id
    await createDocumentIn(payload, 'honours', 'live', {
      owner: writer.id,
      data: { title: '荣誉', article: draft.id, recipients: [person.id] },
    })
    await createDocumentIn(payload, 'activities', 'live', {
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
    ['its writer', 'honours?where[createdBy.email][contains]=writer'],
    ['its source document', 'honours?where[source.text][contains]=秘'],
    ['an image that may be hidden', 'articles?where[cover.alt][contains]=秘'],
    ['an order by a related document', 'honours?sort=article.summary'],
    ['an order by a related document, downwards', 'honours?sort=title,-article.summary'],
    ['an order by several, as a list', 'honours?sort[]=title&sort[]=recipients.name'],
    ['a join’s own query', 'articles?joins[activities][where][article.summary][contains]=秘'],
    ['a join’s own query by a person', 'articles?joins[activities][where][participants.person.name][equals]=暗人'],
    ['a join’s own order', 'articles?joins[activities][sort]=article.summary'],
    ['a count', 'honours/count?where[article.summary][contains]=秘'],
    ['the working version', 'honours?draft=true&where[article.summary][contains]=秘'],
    ['a longer path than any list needs', 'organisations?where[parent.parent.parent.parent.name][equals]=x'],
  ]
  it.each(refusedQueries)('are refused when they ask about %s', async (_about, path) => {
    for (const as of [undefined, website]) {
      const answer = await get(path, as)
      expect([answer.status, errorCodesOf(answer)]).toEqual([400, ['queryNotAllowed']])
    }
  })

  it.each([
    ['its writer', 'honours?where[createdBy][exists]=true'],
    ['its writer, in an order', 'honours?sort=createdBy'],
    ['its source document', 'honours?where[source][exists]=true'],
    ['the documents that use an image', 'media?where[publicUses][exists]=true'],
    ['an unknown operator', 'honours?where[title][$ne]=x'],
    ['a version', 'honours?draft=true&where[version.article.summary][contains]=秘'],
  ])('are refused when they ask about %s', async (_about, path) => {
    const { status } = await get(path)
    expect(status).toBe(400)
  })

  it('are refused in a POST request that declares itself a GET', async () => {
    const form = await send(dashiji, 'post', 'honours')
      .set('X-Payload-HTTP-Method-Override', 'GET')
      .type('form')
      .send({ 'where[article.summary][contains]': '秘' })
    expect([form.status, errorCodesOf(form)]).toEqual([400, ['queryNotAllowed']])
    // Payload reads no query from a JSON body: the answer is the same whatever it asks for.
    const answers = await Promise.all(
      ['秘', '无'].map((value) =>
        send(dashiji, 'post', 'honours')
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
    const { data, errors } = await queryGraphql(dashiji, query)
    expect(errors?.length).toBeGreaterThan(0)
    expect(JSON.stringify(data ?? null)).not.toMatch(/totalDocs":[1-9]|活动/)
  })

  it('are answered where both ends of a relation are public', async () => {
    const { body } = await get('activities?where[organisers.name][equals]=浦东新区残联').expect(200)
    expect(body.docs.map(({ title }: { title: string }) => title)).toEqual(['活动'])
    await get(`activities?where[article][equals]=${liveId}&where[and][0][article.id][equals]=${liveId}`).expect(200)
    await get(`honours?where[article][in]=${hiddenId}`).expect(200)
    await get('articles?joins[activities][sort]=-date.start&joins[activities][limit]=1').expect(200)
  })

  it('are answered for staff, whatever they ask', async () => {
    const { body } = await get('honours?where[article.summary][contains]=秘', writer).expect(200)
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
    '?where[or][0][_status][exists]=true',
  ])('find only live articles with %s', async (query) => {
    const { body } = await get(query === 'count' ? 'articles/count' : `articles${query}`).expect(200)
    const titles = (body.docs ?? []).map(({ title }: { title: string }) => title)
    expect(query === 'count' ? body.totalDocs : titles.filter((title: string) => title !== '公开').length).toBe(
      query === 'count' ? 1 : 0,
    )
  })

  it('find neither draft nor version nor permissions by the id of a hidden document', async () => {
    for (const query of ['', '?draft=true', '?trash=true', '?depth=5'])
      await get(`articles/${hiddenId}${query}`).expect(404)
    await get('articles/versions').expect(403)
    await get('articles/versions/x').expect(403)
    await send(dashiji, 'post', `articles/access/${hiddenId}`, undefined, {}).expect(403)
    const { data } = await queryGraphql(
      dashiji,
      `{ Article(id: "${hiddenId}", draft: true) { title } Articles(draft: true, trash: true) { docs { title } } countArticles(draft: true, trash: true) { totalDocs } }`,
    )
    expect(data).toEqual({
      Article: null,
      Articles: { docs: [{ title: '公开' }] },
      countArticles: { totalDocs: 1 },
    })
    // GraphQL may or may not have these fields; they show nothing.
    for (const query of ['{ versionsArticles { docs { id } } }', `{ versionArticle(id: "${hiddenId}") { id } }`]) {
      const { data: shown, errors } = await queryGraphql<Record<string, unknown>>(dashiji, query)
      expect([(errors?.length ?? 0) > 0, Object.values(shown ?? {}).filter((value) => value !== null)]).toEqual([
        true,
        [],
      ])
    }
  })

  it('are not answered with data that came along in the query string', async () => {
    const { body } = await get(
      `articles/${liveId}?data=${encodeURIComponent(JSON.stringify({ id: liveId, title: '假消息' }))}`,
    ).expect(200)
    expect(body.title).toBe('公开')
    await get(
      `articles/${hiddenId}?data=${encodeURIComponent(JSON.stringify({ id: hiddenId, title: '假消息' }))}`,
    ).expect(404)
  })
})
