import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { createDocument, createDocumentIn } from '../../support/documents.js'
import { signInPeople } from '../../support/people.js'
import { errorCodesOf, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('The GraphQL endpoint', () => {
  let dashiji: Dashiji
  let id: string
  const post = (body: string | object) =>
    send(dashiji, 'post', 'graphql').set('content-type', 'application/json').send(body)
  const get = (query: Record<string, string>) => send(dashiji, 'get', 'graphql').query(query)

  beforeAll(async () => {
    dashiji = await startDashiji()
    id = (await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { title: '一' } })).id
  })
  afterAll(() => dashiji.stop())

  const query = '{ Articles { docs { title } } }'
  const answer = { data: { Articles: { docs: [{ title: '一' }] } } }

  it('answers a query by POST and by GET in the same way', async () => {
    expect((await post({ query }).expect(200)).body).toEqual(answer)
    expect((await get({ query }).expect(200)).body).toEqual(answer)
    await request(dashiji.app).head('/api/graphql').query({ query }).expect(200)
  })

  it('accepts variables and the name of one of several queries by either method', async () => {
    const several = 'query A { countArticles { totalDocs } } query B($id: String!) { Article(id: $id) { title } }'
    const expected = { data: { Article: { title: '一' } } }
    expect((await post({ query: several, operationName: 'B', variables: { id } })).body).toEqual(expected)
    expect((await get({ query: several, operationName: 'B', variables: JSON.stringify({ id }) })).body).toEqual(
      expected,
    )
  })

  it('answers in the requested media type', async () => {
    expect((await post({ query })).headers['content-type']).toBe('application/json; charset=utf-8')
    expect((await post({ query }).set('accept', 'application/graphql-response+json')).headers['content-type']).toBe(
      'application/graphql-response+json; charset=utf-8',
    )
    expect(
      (await post({ query: '{' }).set('accept', 'application/graphql-response+json')).headers['content-type'],
    ).toBe('application/graphql-response+json; charset=utf-8')
    await post({ query }).set('accept', 'text/csv').expect(406)
  })

  it.each([
    ['a body that is not JSON', '{', 400, 'notJson'],
    ['a list of queries', [{ query }], 400, 'notJson'],
    ['an empty object', '{}', 400, 'queryMissing'],
    ['an empty query', { query: ' ' }, 400, 'queryMissing'],
    ['a query that is not a string', { query: 7 }, 400, 'parameterInvalid'],
    ['variables that are not an object', { query, variables: [1] }, 400, 'parameterInvalid'],
    ['a syntax error', { query: '{ Articles { docs { title }' }, 400, 'querySyntax'],
    ['an unknown field', { query: '{ Articles { docs { secret } } }' }, 400, 'queryInvalid'],
    ['a missing variable', { query: 'query($id: String!) { Article(id: $id) { title } }' }, 400, 'variablesInvalid'],
    [
      'a variable of another type',
      { query: 'query($n: Int) { Articles(limit: $n) { docs { title } } }', variables: { n: 'ten' } },
      400,
      'variablesInvalid',
    ],
    ['a mutation', { query: 'mutation { createArticle(data: { title: "x" }) { id } }' }, 400, 'onlyQueries'],
    ['a subscription', { query: 'subscription { Articles { totalDocs } }' }, 400, 'onlyQueries'],
    ['too many values', { query, variables: { many: Array(2000).fill(0) } }, 400, 'tooManyVariables'],
    ['a body over the size limit', { query, variables: { text: 'x'.repeat(200_000) } }, 413, 'bodyTooLarge'],
    ['a null byte in the query', { query: '{ Articles\u0000 { docs { title } } }' }, 400, 'querySyntax'],
    [
      'a query that costs too much',
      {
        query:
          '{ Articles(limit: 100) { docs { activities(limit: 100) { docs { participants { person { honours(limit: 100) { docs { title } } } } } } } } }',
      },
      400,
      'queryTooCostly',
    ],
  ])('refuses %s with a code and a message in the reader’s language', async (_name, body, status, code) => {
    const response = await post(body as object)
    expect(response.status).toBe(status)
    expect(errorCodesOf(response)).toContain(code)
    for (const { message } of response.body.errors) expect(message).toMatch(/\p{Script=Han}{3}/u)
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  it('treats null bytes in values as part of the value', async () => {
    const { body } = await post({
      query: 'query($t: String!) { Articles(where: { title: { equals: $t } }) { docs { title } } }',
      variables: { t: '\u0000一' },
    }).expect(200)
    expect(body).toEqual({ data: { Articles: { docs: [] } } })
  })

  it('accepts only JSON: any web page could send a form with the cookie of a visitor', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      expect(
        errorCodesOf(
          await send(dashiji, 'post', 'graphql')
            .set('content-type', type)
            .send(`query=${encodeURIComponent(query)}`)
            .expect(415),
        ),
      ).toEqual(['jsonExpected'])
    }
  })

  it('refuses every other method', async () => {
    const response = await request(dashiji.app).put('/api/graphql').send({ query }).expect(405)
    expect(response.headers.allow).toBe('GET, HEAD, POST, OPTIONS')
    await request(dashiji.app).options('/api/graphql').expect(204)
  })

  it('lets caches keep only what anybody may read by GET', async () => {
    const { editor, website } = await signInPeople(dashiji.payload, 'editor', 'website')
    expect((await get({ query })).headers).toMatchObject({
      'cache-control': 'public, no-cache',
      vary: expect.stringMatching(/Authorization.*Cookie/),
    })
    for (const response of [
      await get({ query }).set(editor.headers),
      await get({ query }).set(website.headers),
      await post({ query }),
      await get({ query: '{ Users { docs { id } } }' }),
      await get({ query: '{' }),
    ]) {
      expect(response.headers['cache-control']).toBe('private, no-store')
    }
  })

  it('has a schema that anybody may read and that has no mutations', async () => {
    const { body } = await post({
      query: '{ __schema { mutationType { name } subscriptionType { name } queryType { fields { name } } } }',
    }).expect(200)
    expect(body.data.__schema.mutationType).toBeNull()
    expect(body.data.__schema.subscriptionType).toBeNull()
    const names = body.data.__schema.queryType.fields.map(({ name }: { name: string }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'Article',
        'Articles',
        'countArticles',
        'Activity',
        'Activities',
        'Person',
        'People',
        'Honour',
        'Honours',
        'Organisation',
        'Organisations',
        'Topic',
        'Topics',
        'Media',
        'allMedia',
        'Source',
        'Sources',
      ]),
    )
    expect(names.filter((name: string) => /^(docAccess|initialized|version|me|Access|Payload)/.test(name))).toEqual([])
  })

  it('answers null for a document that does not exist or is not public, and for an impossible id', async () => {
    const draft = (await createDocument(dashiji.payload, 'articles')).id
    for (const unknown of [draft, 'abc', '', '\u0000', '0'.repeat(24)]) {
      expect(
        (
          await post({
            query: 'query($id: String!) { Article(id: $id) { title } }',
            variables: { id: unknown },
          }).expect(200)
        ).body,
      ).toEqual({ data: { Article: null } })
    }
  })

  it('answers the remaining parts of a query when one part is not permitted', async () => {
    const { body } = await post({ query: '{ Users { docs { id } } Articles { docs { title } } }' }).expect(200)
    expect(body.data).toEqual({ Users: null, ...answer.data })
    expect(body.errors).toEqual([expect.objectContaining({ path: ['Users'], extensions: { code: 'notPermitted' } })])
  })

  it('names the path of a query that is not allowed', async () => {
    const { body } = await post({ query: '{ Honours(sort: "article.title") { docs { title } } }' }).expect(200)
    expect(body.errors).toEqual([
      expect.objectContaining({ path: ['Honours'], extensions: { code: 'queryNotAllowed', path: 'article.title' } }),
    ])
  })

  it('does not fail on a condition with an impossible id', async () => {
    const { body } = await post({ query: '{ Articles(where: { id: { in: ["abc"] } }) { docs { title } } }' }).expect(
      200,
    )
    expect(body).toEqual({ data: { Articles: { docs: [] } } })
  })

  it('reveals nothing about an internal error but the request id', async () => {
    const { db } = dashiji.payload
    const find = db.find
    db.find = () => Promise.reject(new Error('SQLITE_ERROR: no such table: the_secret_table'))
    try {
      const response = await post({ query }).set('x-request-id', 'abc-1').expect(200)
      expect(response.body.data).toEqual({ Articles: null })
      expect(response.body.errors[0].extensions).toEqual({ code: 'internal', requestId: 'abc-1' })
      expect(JSON.stringify(response.body)).not.toMatch(/secret|SQLITE|stack/i)
    } finally {
      db.find = find
    }
  })
})
