import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Headers = Record<string, string>
type Account = { id: string; email: string; roles?: string[]; apiKeyIndex?: string | null; hash?: string }

describe('An account', () => {
  let dashiji: Dashiji
  let admin: SignedInUser
  let writer: SignedInUser
  let userManager: SignedInUser
  let websiteHeaders: Headers
  let roleIds: Record<string, string>

  const send = (verb: 'get' | 'post' | 'patch' | 'delete', path: string, headers: Headers, body?: object) => {
    const pending = request(dashiji.app)[verb](`/api/${path}`).set(headers)
    return body === undefined ? pending : pending.send(body)
  }
  const readAccount = (id: string): Promise<Account | null> =>
    dashiji.payload.db.findOne<Account>({ collection: 'users', where: { id: { equals: id } } })
  const readRoleIds = async (id: string): Promise<string[]> => ((await readAccount(id))?.roles ?? []).map(String)
  const errorCodeOf = async (pending: request.Test) => (await pending).body.errors?.[0]?.data?.code as unknown
  const newAccountData = () => ({ email: `${randomBytes(4).toString('hex')}@example.org`, password: 'a long password' })

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    // Manages accounts, and may no more than a writer beside that.
    await payload.create({
      collection: 'roles',
      data: { key: 'keeper', name: '账号管理', permissions: ['admin.enter', 'users.manage', 'content.read'] },
    })
    const { docs } = await payload.find({ collection: 'roles', pagination: false, depth: 0 })
    roleIds = Object.fromEntries(docs.map(({ key, id }) => [key, String(id)]))
    websiteHeaders = await createWebsiteKey(payload)
    userManager = await signIn(payload, 'keeper')
    admin = await signIn(payload, 'admin')
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    writer = await signIn(dashiji.payload, 'writer')
  })

  describe('does not give itself rights', () => {
    it.each([
      ['by a PATCH of itself', () => send('patch', `users/${writer.id}`, writer.headers, { roles: [roleIds.admin!] })],
      [
        'by a PATCH of many',
        () => send('patch', `users?where[id][equals]=${writer.id}`, writer.headers, { roles: [roleIds.admin!] }),
      ],
      [
        'by a PATCH of all',
        () => send('patch', 'users?where[email][exists]=true', writer.headers, { roles: [roleIds.admin!] }),
      ],
      ['by /me', () => send('patch', 'users/me', writer.headers, { roles: [roleIds.admin!] })],
      [
        'by a new account',
        () => send('post', 'users', writer.headers, { ...newAccountData(), roles: [roleIds.admin!] }),
      ],
      [
        'by a copy of itself',
        () =>
          send('post', `users/${writer.id}/duplicate`, writer.headers, {
            ...newAccountData(),
            roles: [roleIds.admin!],
          }),
      ],
      [
        'by the first user’s address',
        () => send('post', 'users/first-register', writer.headers, { ...newAccountData(), roles: [roleIds.admin!] }),
      ],
      [
        'by its role',
        () => send('patch', `roles/${roleIds.writer}`, writer.headers, { permissions: ['roles.manage'] }),
      ],
      [
        'by its roles in bulk',
        () => send('patch', 'roles?where[key][equals]=writer', writer.headers, { permissions: ['roles.manage'] }),
      ],
      [
        'by a role sent whole',
        () =>
          send('patch', `users/${writer.id}`, writer.headers, {
            roles: [{ id: roleIds.admin, permissions: ['roles.manage'] }],
          }),
      ],
    ])('%s', async (_way, attempt) => {
      const before = await dashiji.payload.count({ collection: 'users' })
      await attempt()
      expect(await readRoleIds(writer.id)).toEqual([roleIds.writer])
      expect(await dashiji.payload.count({ collection: 'users' })).toEqual(before)
      const role = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.writer! })
      expect(role.permissions).not.toContain('roles.manage')
    })

    it('nor is told that it was done', async () => {
      expect(await errorCodeOf(send('patch', `users/${writer.id}`, writer.headers, { roles: [roleIds.admin!] }))).toBe(
        'ownRoles',
      )
      expect(
        await errorCodeOf(
          send('patch', `users/${admin.id}`, admin.headers, { roles: [roleIds.admin!, roleIds.publisher!] }),
        ),
      ).toBe('ownRoles')
      expect(
        await errorCodeOf(
          send('patch', `users?where[id][equals]=${admin.id}`, admin.headers, { roles: [] }).expect(400),
        ),
      ).toBeUndefined()
      expect(await readRoleIds(admin.id)).toEqual([roleIds.admin])
    })

    it('and saves the rest of itself with its roles as they are', async () => {
      await send('patch', `users/${admin.id}`, admin.headers, { name: '管理员', roles: [roleIds.admin!] }).expect(200)
      await send('patch', `users/${writer.id}`, writer.headers, { name: '撰稿人', roles: [roleIds.writer!] }).expect(
        200,
      )
    })
  })

  describe('of somebody with more rights is out of a weaker manager’s reach:', () => {
    it.each([
      ['password', { password: 'another long password' }],
      ['address', { email: 'taken@example.org' }],
      ['API key', { enableAPIKey: true, apiKey: 'a key of sixteen characters' }],
      ['roles', { roles: [] }],
      ['name', { name: '改' }],
    ])('its %s', async (_what, body) => {
      const before = await readAccount(admin.id)
      expect(await errorCodeOf(send('patch', `users/${admin.id}`, userManager.headers, body))).toBe('strongerUser')
      await send('patch', `users?where[id][equals]=${admin.id}`, userManager.headers, body).expect(400)
      expect(await readAccount(admin.id)).toEqual(before)
    })

    it('its lock, and its being there at all', async () => {
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: admin.id,
        data: { lockUntil: '2999-01-01T00:00:00.000Z', loginAttempts: 5 },
      })
      expect(
        await errorCodeOf(
          send('post', 'users/unlock', userManager.headers, { email: ` ${admin.email.toUpperCase()} ` }),
        ),
      ).toBe('strongerUser')
      expect(await errorCodeOf(send('delete', `users/${admin.id}`, userManager.headers))).toBe('strongerUser')
      await send('delete', `users?where[id][equals]=${admin.id}`, userManager.headers).expect(400)
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: admin.id,
        data: { lockUntil: null, loginAttempts: 0 },
      })
      expect((await readAccount(admin.id))?.email).toBe(admin.email)
    })

    it('and rights that he does not hold, he gives to nobody', async () => {
      expect(
        await errorCodeOf(
          send('post', 'users', userManager.headers, { ...newAccountData(), roles: [roleIds.publisher!] }),
        ),
      ).toBe('rightNotHeld')
      const { body } = await send('post', 'users', userManager.headers, {
        ...newAccountData(),
        roles: [roleIds.website!],
      }).expect(201)
      expect(
        await errorCodeOf(send('patch', `users/${body.doc.id}`, userManager.headers, { roles: [roleIds.admin!] })),
      ).toBe('rightNotHeld')
      await send('patch', `users/${body.doc.id}`, userManager.headers, {
        roles: [roleIds.keeper!],
        password: 'another long password',
      }).expect(200)
      await send('delete', `users/${body.doc.id}`, userManager.headers).expect(200)
    })

    it('while whoever may manage roles reaches every account', async () => {
      const stronger = await signIn(dashiji.payload, 'publisher')
      await send('patch', `users/${stronger.id}`, admin.headers, { roles: [roleIds.writer!] }).expect(200)
      expect(await readRoleIds(stronger.id)).toEqual([roleIds.writer])
    })
  })

  describe('of a website', () => {
    it('reads what is live, sees no account, changes nothing of itself, and does not enter the admin', async () => {
      await send('get', 'articles', websiteHeaders).expect(200)
      await send('get', 'users', websiteHeaders).expect(403)
      await send('get', 'users/me', websiteHeaders).expect(403)
      const { docs } = await dashiji.payload.find({
        collection: 'users',
        where: { roles: { equals: roleIds.website } },
        depth: 0,
      })
      for (const body of [{ password: 'another long password' }, { email: 'x@example.org' }, { apiKey: 'another key' }])
        await send('patch', `users/${docs[0]!.id}`, websiteHeaders, body).expect(403)
      const { body } = await send('get', 'access', websiteHeaders).expect(200)
      expect(body.canAccessAdmin ?? false).toBe(false)
    })

    it('does not enter the admin with its password either', async () => {
      const { headers } = await signIn(dashiji.payload, 'website')
      const { body } = await send('get', 'access', headers).expect(200)
      expect(body.canAccessAdmin ?? false).toBe(false)
      await send('get', 'users', headers).expect(403)
      const staff = await send('get', 'access', writer.headers).expect(200)
      expect(staff.body.canAccessAdmin).toBe(true)
    })
  })

  describe('that loses its rights loses them with the next request:', () => {
    const draftsStatus = async () => (await send('get', 'articles/versions', writer.headers)).status

    it('when it is deleted', async () => {
      expect(await draftsStatus()).toBe(200)
      await send('delete', `users/${writer.id}`, admin.headers).expect(200)
      expect(await draftsStatus()).toBe(403)
      await send('post', 'articles', writer.headers, { title: 'x', kind: 'news' }).expect(403)
    })

    it('when it gets other roles', async () => {
      await send('patch', `users/${writer.id}`, admin.headers, { roles: [roleIds.website!] }).expect(200)
      expect(await draftsStatus()).toBe(403)
    })

    it('when its role gets other rights', async () => {
      const { permissions } = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.writer! })
      await send('patch', `roles/${roleIds.writer}`, admin.headers, { permissions: ['admin.enter'] }).expect(200)
      expect(await draftsStatus()).toBe(403)
      await send('patch', `roles/${roleIds.writer}`, admin.headers, { permissions }).expect(200)
      expect(await draftsStatus()).toBe(200)
    })

    it('when somebody else sets its password', async () => {
      await send('patch', `users/${writer.id}`, admin.headers, { password: 'another long password' }).expect(200)
      expect(await draftsStatus()).toBe(403)
    })

    it('when its key is taken away', async () => {
      const apiKey = randomBytes(16).toString('hex')
      const headers = { Authorization: `users API-Key ${apiKey}` }
      await send('patch', `users/${writer.id}`, admin.headers, { enableAPIKey: true, apiKey }).expect(200)
      await send('get', 'articles/versions', headers).expect(200)
      await send('patch', `users/${writer.id}`, admin.headers, { enableAPIKey: false, apiKey: null }).expect(200)
      await send('get', 'articles/versions', headers).expect(403)
    })
  })
})
