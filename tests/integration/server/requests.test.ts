import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type Person } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('The server', () => {
  let dashiji: Dashiji
  let writer: Person

  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
  })
  afterAll(() => dashiji.stop())

  it('gives every answer a request id, and keeps a valid one that the client sent', async () => {
    const own = await send(dashiji, 'get', 'articles')
    expect(own.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
    const given = await send(dashiji, 'get', 'articles').set('x-request-id', 'caller-7')
    expect(given.headers['x-request-id']).toBe('caller-7')
    const forged = await send(dashiji, 'get', 'articles').set('x-request-id', 'a b"c')
    expect(forged.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
  })

  it('sends security headers with answers of the API, which forbid them to load anything', async () => {
    const { headers } = await send(dashiji, 'get', 'articles')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it.each([
    ['https://cms.example.org', 'max-age=31536000'],
    ['http://cms.example.org', undefined],
  ])('tells browsers at %s to stay with HTTPS: %s', async (url, header) => {
    const own = process.env.PUBLIC_URL
    process.env.PUBLIC_URL = url
    const { createApp } = await import('../../../src/server/createApp.js')
    const app = createApp({ payload: dashiji.payload })
    process.env.PUBLIC_URL = own
    for (const path of ['/healthz', '/api/articles', '/set-up/x', '/nowhere', '/'])
      expect((await request(app).get(path)).headers['strict-transport-security']).toBe(header)
  })

  it('has an icon for the browsers that request one by default', async () => {
    const icon = await request(dashiji.app).get('/favicon.ico').expect(200)
    expect(icon.headers['content-type']).toContain('image/svg+xml')
    expect(String(icon.body)).toContain('<svg')
  })

  it('compresses long answers', async () => {
    await send(dashiji, 'post', 'articles', writer, { title: '长文', summary: '字'.repeat(5000) }).expect(201)
    const { headers } = await send(dashiji, 'get', 'articles', writer).set('accept-encoding', 'gzip').expect(200)
    expect(headers['content-encoding']).toBe('gzip')
  })

  it('answers an unknown address with a code and a message', async () => {
    const { body } = await request(dashiji.app).get('/nowhere').expect(404)
    expect(body).toEqual({
      errors: [{ code: 'notFound', message: '没有这个地址。' }],
    })
  })

  it.each([
    [
      'incomplete JSON',
      () => send(dashiji, 'post', 'articles', writer).set('content-type', 'application/json').send('{"title":'),
      400,
      'badRequest',
    ],
    [
      'a field that does not exist in where',
      () => send(dashiji, 'get', 'articles?where[nothing][equals]=1'),
      400,
      'queryNotAllowed',
    ],
    [
      'an operator that only one database supports',
      () => send(dashiji, 'get', 'articles?where[title][near]=1,2'),
      400,
      'badRequest',
    ],
    [
      'a document that does not exist',
      () => send(dashiji, 'get', 'articles/00000000-0000-4000-8000-000000000000'),
      404,
      'notFound',
    ],
    ['an impossible id', () => send(dashiji, 'get', 'articles/abc'), 404, 'notFound'],
    [
      'a published document without its title',
      () => send(dashiji, 'post', 'organisations', writer, {}),
      400,
      'invalid',
    ],
    [
      'a wrong password',
      () => send(dashiji, 'post', 'users/login', undefined, { email: writer.email, password: 'not the password' }),
      401,
      'signInFailed',
    ],
    [
      'a write without signing in',
      () => send(dashiji, 'post', 'articles', undefined, { title: '无名' }),
      403,
      'notPermitted',
    ],
    [
      'the registration of a first user',
      () =>
        send(dashiji, 'post', 'users/first-register', undefined, {
          email: 'a@example.org',
          password: 'a long password',
        }),
      403,
      'notPermitted',
    ],
  ])('answers %s with its code', async (_what, sendRequest, status, code) => {
    const { body } = await sendRequest().expect(status)
    expect(body.errors[0].code).toBe(code)
  })

  it('refuses a body over the limit, with or without a declared length', async () => {
    const long = JSON.stringify({ title: '字'.repeat(2_000_000) })
    const declared = await send(dashiji, 'post', 'articles', writer)
      .set('content-type', 'application/json')
      .send(long)
      .expect(413)
    expect(declared.body.errors[0].code).toBe('bodyTooLarge')
    const streamed = send(dashiji, 'post', 'articles', writer)
      .set('content-type', 'application/json')
      .set('transfer-encoding', 'chunked')
    streamed.write(long)
    const { status } = await streamed.then(
      (answer) => answer,
      (error: Error & { code?: string }) => ({ status: error.code }),
    )
    // A server that stops reading may close the connection before the sender has read the answer.
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(status)
  })

  it('is healthy from the start, and ready once no migration is pending', async () => {
    await request(dashiji.app).get('/healthz').expect(200, { status: 'ok' })
    const { body } = await request(dashiji.app).get('/readyz').expect(503)
    expect(body).toMatchObject({
      status: 'unavailable',
      reason: 'migrations',
      pending: [expect.stringContaining('import'), expect.stringContaining('import')],
    })
    await dashiji.payload.db.migrate()
    await request(dashiji.app).get('/readyz').expect(200, { status: 'ready' })
  })

  it('limits the rate of guessed passwords', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 40; n += 1) {
      const guess = { email: 'nobody@example.org', password: 'a guess' }
      const { status } = await send(dashiji, 'post', 'users/login', undefined, guess)
      statuses.push(status)
    }
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })
})
