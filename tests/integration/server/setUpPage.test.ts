import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { makeSetUpToken } from '../../../src/server/setUpToken.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('The one-time set-up link', () => {
  let dashiji: Dashiji
  let app: Dashiji['app']
  const token = makeSetUpToken()
  const link = `/set-up/${token.value}`
  const password = 'a long password'

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { createApp } = await import('../../../src/server/createApp.js')
    app = createApp({ payload: dashiji.payload, setUpToken: token })
  })
  afterAll(() => dashiji.stop())

  const send = (values: Record<string, string>) =>
    request(app)
      .post(link)
      .type('form')
      .send({ email: 'first@example.org', password, again: password, ...values })

  it('cannot be guessed', async () => {
    await request(app).get('/set-up/guess').expect(410)
    await request(app)
      .post('/set-up/guess')
      .type('form')
      .send({ email: 'a@example.org', password, again: password })
      .expect(410)
  })

  it('is the only way to create the first user', async () => {
    const { body } = await request(app)
      .post('/api/users/first-register')
      .send({ email: 'a@example.org', password })
      .expect(403)
    expect(body.errors[0].code).toBe('setUpByLinkOnly')
    await request(app).get('/admin/create-first-user').expect(410)
  })

  it('shows a form', async () => {
    const { text } = await request(app).get(link).expect(200)
    expect(text).toContain('<label for="email">')
  })

  it.each([
    ['passwords that differ', { again: 'another password' }, '两次输入的密码不同'],
    ['a short password', { password: '123', again: '123' }, '密码至少需要 10 个字符'],
    ['an invalid e-mail address', { email: 'nobody' }, '请填写正确的电子邮箱地址'],
  ])('refuses %s and keeps the other input', async (_what, values, problem) => {
    const { text } = await send({ name: '<李>', ...values }).expect(422)
    expect(text).toContain(problem)
    expect(text).toContain('value="&lt;李&gt;"')
  })

  it('creates one administrator and then stops working', async () => {
    await send({ name: '李' }).expect(200)
    await request(app).post('/api/users/login').send({ email: 'first@example.org', password }).expect(200)
    const { docs } = await dashiji.payload.find({ collection: 'users', depth: 1 })
    expect(docs.map((user) => (user.roles ?? []).map((role) => typeof role === 'object' && role.key))).toEqual([
      ['admin'],
    ])
    await send({ email: 'second@example.org' }).expect(410)
  })

  it('creates no second administrator when there is one already', async () => {
    const laterToken = makeSetUpToken()
    const { createApp } = await import('../../../src/server/createApp.js')
    const { text } = await request(createApp({ payload: dashiji.payload, setUpToken: laterToken }))
      .post(`/set-up/${laterToken.value}`)
      .type('form')
      .send({ email: 'b@example.org', password, again: password })
      .expect(409)
    expect(text).toContain('已经有管理员')
  })
})
