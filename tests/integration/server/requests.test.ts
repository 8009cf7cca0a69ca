import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('The server', () => {
  let dashiji: Dashiji
  let writer: SignedInUser

  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
  })
  afterAll(() => dashiji.stop())

  it('gives every answer a request id, and keeps a plain one that the caller sent', async () => {
    const own = await request(dashiji.app).get('/api/articles')
    expect(own.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
    const given = await request(dashiji.app).get('/api/articles').set('x-request-id', 'caller-7')
    expect(given.headers['x-request-id']).toBe('caller-7')
    const forged = await request(dashiji.app).get('/api/articles').set('x-request-id', 'a b"c')
    expect(forged.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
  })

  it('sends security headers with answers of the API, which may load nothing', async () => {
    const { headers } = await request(dashiji.app).get('/api/articles')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers).not.toHaveProperty('x-powered-by')
  })

  it('has an icon for browsers that ask for one by themselves', async () => {
    const icon = await request(dashiji.app).get('/favicon.ico').expect(200)
    expect(icon.headers['content-type']).toContain('image/svg+xml')
    expect(String(icon.body)).toContain('<svg')
  })

  it('compresses long answers', async () => {
    await request(dashiji.app)
      .post('/api/articles')
      .set(writer.headers)
      .send({ title: '长文', summary: '字'.repeat(5000) })
      .expect(201)
    const { headers } = await request(dashiji.app)
      .get('/api/articles')
      .set(writer.headers)
      .set('accept-encoding', 'gzip')
      .expect(200)
    expect(headers['content-encoding']).toBe('gzip')
  })

  it('answers an address that is nowhere with a code and a message', async () => {
    const { body } = await request(dashiji.app).get('/nowhere').expect(404)
    expect(body).toEqual({
      errors: [{ code: 'notFound', message: '没有这个地址。' }],
    })
  })

  it.each([
    [
      'JSON that breaks off',
      (app: Dashiji['app']) =>
        request(app)
          .post('/api/articles')
          .set(writer.headers)
          .set('content-type', 'application/json')
          .send('{"title":'),
      400,
      'badRequest',
    ],
    [
      'a field that does not exist in where',
      (app: Dashiji['app']) => request(app).get('/api/articles').query({ 'where[nothing][equals]': '1' }),
      400,
      'queryNotAllowed',
    ],
    [
      'an operator that only one database knows',
      (app: Dashiji['app']) => request(app).get('/api/articles').query({ 'where[title][near]': '1,2' }),
      400,
      'badRequest',
    ],
    [
      'a document that is not there',
      (app: Dashiji['app']) => request(app).get('/api/articles/00000000-0000-4000-8000-000000000000'),
      404,
      'notFound',
    ],
    ['an id that is none', (app: Dashiji['app']) => request(app).get('/api/articles/abc'), 404, 'notFound'],
    [
      'a published document without its title',
      (app: Dashiji['app']) => request(app).post('/api/organisations').set(writer.headers).send({}),
      400,
      'invalid',
    ],
    [
      'a wrong password',
      (app: Dashiji['app']) =>
        request(app).post('/api/users/login').send({ email: writer.email, password: 'not the password' }),
      401,
      'signInFailed',
    ],
    [
      'a write without signing in',
      (app: Dashiji['app']) => request(app).post('/api/articles').send({ title: '无名' }),
      403,
      'notPermitted',
    ],
    [
      'the first user over the network',
      (app: Dashiji['app']) =>
        request(app).post('/api/users/first-register').send({ email: 'a@example.org', password: 'a long password' }),
      403,
      'notPermitted',
    ],
  ])('answers %s with its code', async (_what, send, status, code) => {
    const { body } = await send(dashiji.app).expect(status)
    expect(body.errors[0].code).toBe(code)
  })

  it('refuses a body over the limit, declared or not', async () => {
    const long = JSON.stringify({ title: '字'.repeat(2_000_000) })
    const declared = await request(dashiji.app)
      .post('/api/articles')
      .set(writer.headers)
      .set('content-type', 'application/json')
      .send(long)
      .expect(413)
    expect(declared.body.errors[0].code).toBe('bodyTooLarge')
    const streamed = request(dashiji.app)
      .post('/api/articles')
      .set(writer.headers)
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

  it('is healthy at once, and ready when no migration is pending', async () => {
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

  it('slows down whoever guesses passwords', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 40; n += 1) {
      const { status } = await request(dashiji.app)
        .post('/api/users/login')
        .send({ email: 'nobody@example.org', password: 'a guess' })
      statuses.push(status)
    }
    expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
  })
})
