import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { createWebsiteKey, signIn, type Person, type Requester } from '../../support/people.js'
import { send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Account = { id: string; resetPasswordToken?: string | null }
const longPassword = 'another long password'

describe('Signing in', () => {
  let dashiji: Dashiji
  let admin: Person
  let writer: Person
  let test = 0

  const post = (path: string, body: object, as?: Requester) =>
    send(dashiji, 'post', `users/${path}`, as, body).set('X-Forwarded-For', `198.51.100.${test}`)
  const loginStatus = async (email: string, password: string) => (await post('login', { email, password })).status

  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())
  // Failures count by address; the tests together make more than one may.
  beforeEach(() => void (test += 1))

  describe('before there is any account', () => {
    it.each([
      { email: 'first@example.org', password: longPassword },
      { email: 'first@example.org', password: longPassword, roles: [] },
    ])('does not let the first visitor create an account (%j)', async (body) => {
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

    it('is refused while an earlier version’s lock holds, until somebody unlocks the account', async () => {
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: writer.id,
        data: { loginAttempts: 5, lockUntil: '2999-01-01T00:00:00.000Z' },
      })
      expect(await loginStatus(writer.email, 'a long password')).toBe(401)
      await post('unlock', { email: writer.email }, writer).expect(403)
      await post('unlock', { email: writer.email }, admin).expect(200)
      expect(await loginStatus(writer.email, 'a long password')).toBe(200)
    })

    it.each([
      '',
      ' ',
      ' '.repeat(12),
      '🔑🔑🔑🔑🔑🔑🔑🔑🔑',
      'short',
      '123456789',
      1234567890,
      ['a long password'],
      { length: 20 },
      null,
    ])('accepts no password such as %j for a new account, for an existing one or after a reset', async (password) => {
      const email = 'short@example.org'
      const created = await post('', { email, password, name: 'x' }, admin)
      expect([created.status, created.body.errors[0].data?.code ?? 'passwordTooShort']).toEqual([
        422,
        'passwordTooShort',
      ])
      await send(dashiji, 'patch', `users/${writer.id}`, admin, { password })
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
    })

    it('accepts a new password with the token from the e-mail, once, and ends every session', async () => {
      const token = await dashiji.payload.forgotPassword({
        collection: 'users',
        data: { email: writer.email },
        disableEmail: true,
      })
      await post('reset-password', { token, password: longPassword }).expect(200)
      await send(dashiji, 'get', 'users', writer).expect(403)
      expect(await loginStatus(writer.email, longPassword)).toBe(200)
      expect((await post('reset-password', { token, password: 'a third long password' })).status).toBe(403)
      expect(await loginStatus(writer.email, longPassword)).toBe(200)
    })

    it.each([undefined, null, '', { $ne: null }, { not_equals: null }, { exists: true }, ['x'], true])(
      'accepts no new password with the token %j, which was never sent',
      async (token) => {
        await dashiji.payload.forgotPassword({ collection: 'users', data: { email: writer.email }, disableEmail: true })
        const { status } = await post('reset-password', { token, password: longPassword })
        expect(status).toBeGreaterThanOrEqual(400)
        expect(await loginStatus(writer.email, 'a long password')).toBe(200)
      },
    )

    it.each([{ $ne: null }, { $gt: '' }, ['x'], true, null])('accepts no e-mail address such as %j', async (email) => {
      const { status } = await post('login', { email, password: 'a long password' })
      expect([400, 401]).toContain(status)
    })

    it('answers a forgotten password the same way whether or not there is an account', async () => {
      const website = await createWebsiteKey(dashiji.payload)
      for (const as of [undefined, website, writer]) {
        // Payload ignores a second request within fifteen seconds, which would give the same answer for another reason.
        await dashiji.payload.db.updateOne({
          collection: 'users',
          id: admin.id,
          data: { resetPasswordRequestedAt: null, resetPasswordToken: null },
        })
        const known = await post('forgot-password', { email: admin.email }, as)
        const unknown = await post('forgot-password', { email: 'nobody@example.org' }, as)
        expect([known.status, known.body]).toEqual([unknown.status, unknown.body])
        expect(known.status).toBe(200)
        const account = await dashiji.payload.db.findOne<Account>({
          collection: 'users',
          where: { id: { equals: admin.id } },
        })
        expect(account?.resetPasswordToken).toEqual(expect.any(String))
      }
    })

    it('answers a wrong password and an unknown e-mail address the same way', async () => {
      const wrong = await post('login', { email: writer.email, password: 'wrong password' })
      const unknown = await post('login', { email: 'nobody@example.org', password: 'wrong password' })
      expect([wrong.status, wrong.body.errors[0].message]).toEqual([unknown.status, unknown.body.errors[0].message])
    })

    it('does not open the registration of a first user', async () => {
      await post('first-register', { email: 'second@example.org', password: longPassword }).expect(403)
      await post('first-register', { email: 'second@example.org', password: longPassword }, admin).expect(403)
    })
  })
})
