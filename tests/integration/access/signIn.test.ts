import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Express } from 'express'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Account = { id: string; resetPasswordToken?: string | null }
const longPassword = 'another long password'

describe('Signing in', () => {
  let dashiji: Dashiji
  let admin: SignedInUser
  let writer: SignedInUser

  let app: Express

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    request(app).post(`/api/users/${path}`).set(headers).send(body)
  const loginStatus = async (email: string, password: string) => (await post('login', { email, password })).status

  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())
  // Each counts the failures of an address for itself; these are more than it would take.
  beforeEach(async () => {
    const { createApp } = await import('../../../src/server/createApp.js')
    app = createApp({ payload: dashiji.payload })
  })

  describe('before there is any account', () => {
    it.each([
      { email: 'first@example.org', password: longPassword },
      { email: 'first@example.org', password: longPassword, roles: [] },
    ])('is not opened by the first to come (%j)', async (body) => {
      for (const path of ['first-register', '']) {
        const answer = await post(path, body)
        expect([answer.status, answer.body.errors[0].data.code]).toEqual([403, 'setUpByLinkOnly'])
      }
      expect((await dashiji.payload.count({ collection: 'users' })).totalDocs).toBe(0)
    })
  })

  describe('with accounts', () => {
    beforeAll(async () => {
      admin = await signIn(dashiji.payload, 'admin')
    })
    beforeEach(async () => {
      writer = await signIn(dashiji.payload, 'writer')
    })

    it('is closed after five wrong passwords, to the right one too, until somebody unlocks it', async () => {
      const answers = []
      for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await loginStatus(writer.email, 'wrong password'))
      expect(answers).toEqual([401, 401, 401, 401, 401])
      expect(await loginStatus(writer.email, 'a long password')).toBe(401)
      await post('unlock', { email: writer.email }, writer.headers).expect(403)
      await post('unlock', { email: writer.email }, admin.headers).expect(200)
      expect(await loginStatus(writer.email, 'a long password')).toBe(200)
    })

    it.each(['', ' ', 'short', '123456789', 1234567890, ['a long password'], { length: 20 }, null])(
      'takes no password such as %j, neither for a new account nor for an old one nor after a reset',
      async (password) => {
        const email = 'short@example.org'
        const created = await post('', { email, password, name: 'x' }, admin.headers)
        expect([created.status, created.body.errors[0].data?.code ?? 'passwordTooShort']).toEqual([
          422,
          'passwordTooShort',
        ])
        await request(app).patch(`/api/users/${writer.id}`).set(admin.headers).send({ password })
        const token = await dashiji.payload.forgotPassword({
          collection: 'users',
          data: { email: writer.email },
          disableEmail: true,
        })
        const reset = await post('reset-password', { token, password })
        expect([400, 422]).toContain(reset.status)
        expect(await loginStatus(writer.email, 'a long password')).toBe(200)
        expect(
          (await dashiji.payload.count({ collection: 'users', where: { email: { equals: email } } })).totalDocs,
        ).toBe(0)
      },
    )

    it('takes a new password by the token that was sent, once, and ends every session', async () => {
      const token = await dashiji.payload.forgotPassword({
        collection: 'users',
        data: { email: writer.email },
        disableEmail: true,
      })
      await post('reset-password', { token, password: longPassword }).expect(200)
      await request(app).get('/api/users').set(writer.headers).expect(403)
      expect(await loginStatus(writer.email, longPassword)).toBe(200)
      expect((await post('reset-password', { token, password: 'a third long password' })).status).toBe(403)
      expect(await loginStatus(writer.email, longPassword)).toBe(200)
    })

    it.each([undefined, null, '', { $ne: null }, { not_equals: null }, { exists: true }, ['x'], true])(
      'takes no new password by the token %j, which was sent to nobody',
      async (token) => {
        await dashiji.payload.forgotPassword({ collection: 'users', data: { email: writer.email }, disableEmail: true })
        const { status } = await post('reset-password', { token, password: longPassword })
        expect(status).toBeGreaterThanOrEqual(400)
        expect(await loginStatus(writer.email, 'a long password')).toBe(200)
      },
    )

    it.each([{ $ne: null }, { $gt: '' }, ['x'], true, null])('takes no address such as %j', async (email) => {
      const { status } = await post('login', { email, password: 'a long password' })
      expect([400, 401]).toContain(status)
    })

    it('says the same to who forgot a password and to who has no account', async () => {
      const key = await createWebsiteKey(dashiji.payload)
      for (const headers of [{}, key, writer.headers]) {
        // Asked again within fifteen seconds Payload does nothing, which would be the same answer for another reason.
        await dashiji.payload.db.updateOne({
          collection: 'users',
          id: admin.id,
          data: { resetPasswordRequestedAt: null, resetPasswordToken: null },
        })
        const known = await post('forgot-password', { email: admin.email }, headers)
        const unknown = await post('forgot-password', { email: 'nobody@example.org' }, headers)
        expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
        expect(known.status).toBe(200)
        const account = await dashiji.payload.db.findOne<Account>({
          collection: 'users',
          where: { id: { equals: admin.id } },
        })
        expect(account?.resetPasswordToken).toEqual(expect.any(String))
      }
    })

    it('says the same of a wrong password and of an address without an account', async () => {
      const wrong = await post('login', { email: writer.email, password: 'wrong password' })
      const unknown = await post('login', { email: 'nobody@example.org', password: 'wrong password' })
      expect([wrong.status, wrong.body.errors[0].message]).toEqual([unknown.status, unknown.body.errors[0].message])
    })

    it('leaves the first user’s address closed', async () => {
      await post('first-register', { email: 'second@example.org', password: longPassword }).expect(403)
      await post('first-register', { email: 'second@example.org', password: longPassword }, admin.headers).expect(403)
    })
  })
})
