import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { createDocumentIn } from '../../support/documents.js'
import { signInPeople, type Person } from '../../support/people.js'
import { errorCodesOf, queryGraphql, send, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('A request that cannot be read', () => {
  let dashiji: Dashiji
  let editor: Person

  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ editor } = await signInPeople(dashiji.payload, 'editor'))
    await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { publishedAt: '2024-08-28T00:00:00.000Z' } })
  })
  afterAll(() => dashiji.stop())

  it.each([
    ['articles?where[publishedAt][greater_than]=abc', 'queryValueInvalid'],
    ['articles?where[updatedAt][less_than]=2024-02-30', 'queryValueInvalid'],
    ['articles?where[createdAt][equals]=28/08/2024', 'queryValueInvalid'],
    ['honours?where[year][equals]=abc', 'queryValueInvalid'],
    ['honours?where[year][exists]=maybe', 'queryValueInvalid'],
    ['media?where[decorative][equals]=yes', 'queryValueInvalid'],
    ['articles?where[title][like][]=a', 'queryValueInvalid'],
    ['articles?where={"title":{"like":null}}', 'queryValueInvalid'],
    [`articles?where[title][like]=${'x%20'.repeat(3000)}`, 'queryTooLarge'],
    ['articles?where[and]=x', 'badRequest'],
    ['articles?where=5', 'badRequest'],
    ['articles?limit=many', undefined],
    ['articles?select=title', 'parameterInvalid'],
    ['articles?limit=100&page=2147483647', 'parameterInvalid'],
    ['articles?sort=nothing', 'queryNotAllowed'],
    ['articles?sort=-,', undefined],
    ['articles?sort=body', 'queryNotAllowed'],
    ['articles?joins[title][limit]=1', 'parameterInvalid'],
  ])('is refused by anybody: %s', async (path, code) => {
    const answer = await send(dashiji, 'get', path)
    expect(answer.status).toBe(code === undefined ? 200 : 400)
    expect(errorCodesOf(answer)).toEqual(code === undefined ? [] : [code])
    if (code === 'queryValueInvalid') expect(answer.body.errors[0].data).toHaveProperty('path')
  })

  it.each([
    '__proto__',
    'constructor/x',
    'toString',
    '__proto__/versions/x',
    'topics/versions',
    'globals/workflow-settings/versions',
    'payload-migrations',
  ])('has no such address: %s', async (path) => {
    expect((await send(dashiji, 'get', path)).status).toBe(404)
    expect((await send(dashiji, 'get', path, editor)).status).toBe(404)
  })

  it('finds what the same day says, as a date', async () => {
    const { body } = await send(dashiji, 'get', 'articles?where[publishedAt][greater_than_equal]=2024年8月28日')
    expect(body.totalDocs).toBe(1)
    expect((await send(dashiji, 'get', 'media/file/x.png?prefix=')).status).toBe(403)
    const answer = await queryGraphql(dashiji, '{ Articles(where: { title: { like: "a\\u0000" } }) { totalDocs } }')
    expect(answer.errors?.[0]?.extensions.code).toBe('queryValueInvalid')
  })

  it('is refused by staff whose answer would be what they sent', async () => {
    expect(statusAndCodesOf(await send(dashiji, 'get', 'articles/x?data=5', editor))).toEqual([
      400,
      ['parameterInvalid'],
    ])
  })

  it('is no query in a body without one', async () => {
    for (const header of ['X-HTTP-Method-Override', 'X-Payload-HTTP-Method-Override']) {
      const asked = request(dashiji.app)
        .post('/api/articles')
        .set(header, 'GET')
        .set('Content-Type', 'application/json')
      expect(statusAndCodesOf(await asked)).toEqual([400, ['badRequest']])
    }
  })

  it('is refused beside the field whose choice is none, in drafts too', async () => {
    const { status, body } = await send(dashiji, 'post', 'honours?draft=true', editor, { title: '荣誉', level: 'best' })
    expect([status, body.errors[0].data.errors]).toMatchObject([400, [{ path: 'level', code: 'badChoice' }]])
  })

  const post = (type: string, body: string) =>
    request(dashiji.app)
      .post('/api/articles?draft=true')
      .set(editor.headers)
      .set('Content-Type', type)
      .serialize((sent: unknown) => String(sent))
      .send(body)

  it.each([
    ['text/plain', 'x', 415, 'jsonExpected'],
    ['application/x-www-form-urlencoded', 'title=x', 415, 'jsonExpected'],
    ['multipart/mixed; boundary=b', '--b', 415, 'jsonExpected'],
    ['application/json', '{', 400, 'badRequest'],
    ['application/json', '[]', 400, 'badRequest'],
    ['application/json', '', 400, 'bodyMissing'],
    ['application/json', `{"a":${'['.repeat(900)}${']'.repeat(900)}}`, 400, 'tooDeep'],
    ['application/json', '{"__proto__":{"title":"x"}}', 400, 'badRequest'],
    ['multipart/form-data', '--b', 400, 'formUnreadable'],
    ['multipart/form-data; boundary=b', '--b', 400, 'formUnreadable'],
    ['multipart/form-data; boundary=b', '', 400, 'formUnreadable'],
  ])('is refused by its body: %s %j', async (type, body, status, code) => {
    expect(statusAndCodesOf(await post(type, body))).toEqual([status, [code]])
  })

  it('is read whatever the case of its type', async () => {
    expect((await post('Application/JSON; charset=utf-8', '{"title":"大小写"}')).status).toBe(201)
  })
})
