import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createDocument, createLiveDocument } from '../access/documents.js'

describe('The address for queries', () => {
  let dashiji: Dashiji
  let id: string
  const post = (body: string | object) =>
    request(dashiji.app).post('/api/graphql').set('content-type', 'application/json').send(body)
  const get = (query: Record<string, string>) => request(dashiji.app).get('/api/graphql').query(query)
  const codes = (body: { errors: { extensions: { code: string } }[] }) =>
    body.errors.map(({ extensions }) => extensions.code)

  beforeAll(async () => {
    dashiji = await startDashiji()
    id = (await createLiveDocument(dashiji.payload, 'articles', { data: { title: '一' } })).id
  })
  afterAll(() => dashiji.stop())

  const query = '{ Articles { docs { title } } }'
  const answer = { data: { Articles: { docs: [{ title: '一' }] } } }

  it('answers a query by POST and by GET alike', async () => {
    expect((await post({ query }).expect(200)).body).toEqual(answer)
    expect((await get({ query }).expect(200)).body).toEqual(answer)
    await request(dashiji.app).head('/api/graphql').query({ query }).expect(200)
  })

  it('takes variables and the name of one of several queries either way', async () => {
    const several = 'query A { countArticles { totalDocs } } query B($id: String!) { Article(id: $id) { title } }'
    const expected = { data: { Article: { title: '一' } } }
    expect((await post({ query: several, operationName: 'B', variables: { id } })).body).toEqual(expected)
    expect((await get({ query: several, operationName: 'B', variables: JSON.stringify({ id }) })).body).toEqual(
      expected,
    )
  })

  it('answers in the media type that was asked for', async () => {
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
    ['no JSON', '{', 400, 'notJson'],
    ['a list of queries', [{ query }], 400, 'notJson'],
    ['nothing', '{}', 400, 'queryMissing'],
    ['an empty query', { query: ' ' }, 400, 'queryMissing'],
    ['a query that is no text', { query: 7 }, 400, 'parameterInvalid'],
    ['variables that are no object', { query, variables: [1] }, 400, 'parameterInvalid'],
    ['a wrong word', { query: '{ Articles { docs { title }' }, 400, 'querySyntax'],
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
    ['a body over its limit', { query, variables: { text: 'x'.repeat(200_000) } }, 413, 'bodyTooLarge'],
    ['a null byte in the query', { query: '{ Articles\u0000 { docs { title } } }' }, 400, 'querySyntax'],
    [
      'far too much',
      {
        query:
          '{ Articles(limit: 100) { docs { activities(limit: 100) { docs { participants { person { honours(limit: 100) { docs { title } } } } } } } } }',
      },
      400,
      'queryTooCostly',
    ],
  ])('refuses %s with a code, and says it in both languages', async (_name, body, status, code) => {
    const response = await post(body as object)
    expect(response.status).toBe(status)
    expect(codes(response.body)).toContain(code)
    for (const { message } of response.body.errors) expect(message).toMatch(/\p{Script=Han}.*[a-z]{3}/su)
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  it('takes null bytes in values for what they are', async () => {
    const { body } = await post({
      query: 'query($t: String!) { Articles(where: { title: { equals: $t } }) { docs { title } } }',
      variables: { t: '\u0000一' },
    }).expect(200)
    expect(body).toEqual({ data: { Articles: { docs: [] } } })
  })

  it('takes no forms and no other content: a web page could send those with somebody’s cookie', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
      expect(
        codes(
          (
            await request(dashiji.app)
              .post('/api/graphql')
              .set('content-type', type)
              .send(`query=${encodeURIComponent(query)}`)
              .expect(415)
          ).body,
        ),
      ).toEqual(['jsonExpected'])
    }
  })

  it('takes no other method', async () => {
    const response = await request(dashiji.app).put('/api/graphql').send({ query }).expect(405)
    expect(response.headers.allow).toBe('GET, HEAD, POST, OPTIONS')
    await request(dashiji.app).options('/api/graphql').expect(204)
  })

  it('lets caches keep what anybody may read by GET, and nothing else', async () => {
    const staff = await signIn(dashiji.payload, 'editor')
    const websiteHeaders = await createWebsiteKey(dashiji.payload)
    expect((await get({ query })).headers).toMatchObject({
      'cache-control': 'public, no-cache',
      vary: expect.stringMatching(/Authorization.*Cookie/),
    })
    for (const response of [
      await get({ query }).set(staff.headers),
      await get({ query }).set(websiteHeaders),
      await post({ query }),
      await get({ query: '{ Users { docs { id } } }' }),
      await get({ query: '{' }),
    ]) {
      expect(response.headers['cache-control']).toBe('private, no-store')
    }
  })

  it('has a schema that anybody may read, and which has no way to write', async () => {
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

  it('answers null for a document that is not there, not public, or whose id is none', async () => {
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

  it('answers the other parts of a query of which one is not permitted', async () => {
    const { body } = await post({ query: '{ Users { docs { id } } Articles { docs { title } } }' }).expect(200)
    expect(body.data).toEqual({ Users: null, ...answer.data })
    expect(body.errors).toEqual([expect.objectContaining({ path: ['Users'], extensions: { code: 'notPermitted' } })])
  })

  it('says which path of a query it does not allow', async () => {
    const { body } = await post({ query: '{ Honours(sort: "article.title") { docs { title } } }' }).expect(200)
    expect(body.errors).toEqual([
      expect.objectContaining({ path: ['Honours'], extensions: { code: 'queryNotAllowed', path: 'article.title' } }),
    ])
  })

  it('is not at fault for a condition on an id that cannot be one', async () => {
    const { body } = await post({ query: '{ Articles(where: { id: { in: ["abc"] } }) { docs { title } } }' }).expect(
      200,
    )
    if (dashiji.database === 'sqlite') expect(body).toEqual({ data: { Articles: { docs: [] } } })
    else expect(codes(body)).toEqual(['badRequest'])
  })

  it('tells of a fault of its own no more than the number to ask about', async () => {
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

  describe('by its hash', () => {
    const persisted = (text: string) => ({
      persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
    })

    it('asks for a query that it does not know, then answers it by the hash alone, over GET too', async () => {
      const text = '{ Articles { docs { title slug } } }'
      const extensions = persisted(text)
      const unknown = await post({ extensions }).expect(200)
      expect(unknown.body.errors).toEqual([
        expect.objectContaining({
          message: 'PersistedQueryNotFound',
          extensions: expect.objectContaining({ code: 'PERSISTED_QUERY_NOT_FOUND' }),
        }),
      ])
      expect(unknown.headers['cache-control']).toBe('private, no-store')
      const registered = await post({ query: text, extensions }).expect(200)
      expect((await post({ extensions })).body).toEqual(registered.body)
      expect((await get({ extensions: JSON.stringify(extensions) })).body).toEqual(registered.body)
    })

    it('refuses a hash that is not the query’s, and remembers nothing', async () => {
      const extensions = persisted('{ countArticles { totalDocs } }')
      expect(codes((await post({ query, extensions }).expect(400)).body)).toEqual(['persistedQueryMismatch'])
      expect(codes((await post({ extensions })).body)).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    })

    it('remembers no text that is not a query', async () => {
      const extensions = persisted('{ nothing }')
      expect(codes((await post({ query: '{ nothing }', extensions }).expect(400)).body)).toEqual(['queryInvalid'])
      expect(codes((await post({ extensions })).body)).toEqual(['PERSISTED_QUERY_NOT_FOUND'])
    })

    it.each([[{ sha256Hash: 7 }], [{ version: 2, sha256Hash: 'a'.repeat(64) }], ['abc'], [{ version: 1 }]])(
      'refuses %j',
      async (persistedQuery) => {
        expect(codes((await post({ extensions: { persistedQuery } }).expect(400)).body)).toEqual(['parameterInvalid'])
      },
    )
  })
})
