import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, websiteKey, type SignedIn } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Headers = Record<string, string>
type Account = { id: string; email: string; roles?: string[]; apiKeyIndex?: string | null; hash?: string }

describe('An account', () => {
  let dashiji: Dashiji
  let admin: SignedIn
  let writer: SignedIn
  let keeper: SignedIn
  let website: Headers
  let roleOf: Record<string, string>

  const send = (verb: 'get' | 'post' | 'patch' | 'delete', path: string, headers: Headers, body?: object) => {
    const sent = request(dashiji.app)[verb](`/api/${path}`).set(headers)
    return body === undefined ? sent : sent.send(body)
  }
  const stored = (id: string): Promise<Account | null> =>
    dashiji.payload.db.findOne<Account>({ collection: 'users', where: { id: { equals: id } } })
  const rolesOf = async (id: string): Promise<string[]> => ((await stored(id))?.roles ?? []).map(String)
  const code = async (sent: request.Test) => (await sent).body.errors?.[0]?.data?.code as unknown
  const fresh = () => ({ email: `${randomBytes(4).toString('hex')}@example.org`, password: 'a long password' })

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    // Manages accounts, and may no more than a writer beside that.
    await payload.create({
      collection: 'roles',
      data: { key: 'keeper', name: '账号管理', permissions: ['admin.enter', 'users.manage', 'content.read'] },
    })
    const { docs } = await payload.find({ collection: 'roles', pagination: false, depth: 0 })
    roleOf = Object.fromEntries(docs.map(({ key, id }) => [key, String(id)]))
    website = await websiteKey(payload)
    keeper = await signIn(payload, 'keeper')
    admin = await signIn(payload, 'admin')
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    writer = await signIn(dashiji.payload, 'writer')
  })

  describe('does not give itself rights', () => {
    it.each([
      ['by a PATCH of itself', () => send('patch', `users/${writer.id}`, writer.headers, { roles: [roleOf.admin!] })],
      [
        'by a PATCH of many',
        () => send('patch', `users?where[id][equals]=${writer.id}`, writer.headers, { roles: [roleOf.admin!] }),
      ],
      [
        'by a PATCH of all',
        () => send('patch', 'users?where[email][exists]=true', writer.headers, { roles: [roleOf.admin!] }),
      ],
      ['by /me', () => send('patch', 'users/me', writer.headers, { roles: [roleOf.admin!] })],
      ['by a new account', () => send('post', 'users', writer.headers, { ...fresh(), roles: [roleOf.admin!] })],
      [
        'by a copy of itself',
        () => send('post', `users/${writer.id}/duplicate`, writer.headers, { ...fresh(), roles: [roleOf.admin!] }),
      ],
      [
        'by the first user’s address',
        () => send('post', 'users/first-register', writer.headers, { ...fresh(), roles: [roleOf.admin!] }),
      ],
      ['by its role', () => send('patch', `roles/${roleOf.writer}`, writer.headers, { permissions: ['roles.manage'] })],
      [
        'by its roles in bulk',
        () => send('patch', 'roles?where[key][equals]=writer', writer.headers, { permissions: ['roles.manage'] }),
      ],
      [
        'by a role sent whole',
        () =>
          send('patch', `users/${writer.id}`, writer.headers, {
            roles: [{ id: roleOf.admin, permissions: ['roles.manage'] }],
          }),
      ],
    ])('%s', async (_way, attempt) => {
      const before = await dashiji.payload.count({ collection: 'users' })
      await attempt()
      expect(await rolesOf(writer.id)).toEqual([roleOf.writer])
      expect(await dashiji.payload.count({ collection: 'users' })).toEqual(before)
      const role = await dashiji.payload.findByID({ collection: 'roles', id: roleOf.writer! })
      expect(role.permissions).not.toContain('roles.manage')
    })

    it('nor is told that it was done', async () => {
      expect(await code(send('patch', `users/${writer.id}`, writer.headers, { roles: [roleOf.admin!] }))).toBe(
        'ownRoles',
      )
      expect(
        await code(send('patch', `users/${admin.id}`, admin.headers, { roles: [roleOf.admin!, roleOf.publisher!] })),
      ).toBe('ownRoles')
      expect(
        await code(send('patch', `users?where[id][equals]=${admin.id}`, admin.headers, { roles: [] }).expect(400)),
      ).toBeUndefined()
      expect(await rolesOf(admin.id)).toEqual([roleOf.admin])
    })

    it('and saves the rest of itself with its roles as they are', async () => {
      await send('patch', `users/${admin.id}`, admin.headers, { name: '管理员', roles: [roleOf.admin!] }).expect(200)
      await send('patch', `users/${writer.id}`, writer.headers, { name: '撰稿人', roles: [roleOf.writer!] }).expect(200)
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
      const before = await stored(admin.id)
      expect(await code(send('patch', `users/${admin.id}`, keeper.headers, body))).toBe('strongerUser')
      await send('patch', `users?where[id][equals]=${admin.id}`, keeper.headers, body).expect(400)
      expect(await stored(admin.id)).toEqual(before)
    })

    it('its lock, and its being there at all', async () => {
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: admin.id,
        data: { lockUntil: '2999-01-01T00:00:00.000Z', loginAttempts: 5 },
      })
      expect(
        await code(send('post', 'users/unlock', keeper.headers, { email: ` ${admin.email.toUpperCase()} ` })),
      ).toBe('strongerUser')
      expect(await code(send('delete', `users/${admin.id}`, keeper.headers))).toBe('strongerUser')
      await send('delete', `users?where[id][equals]=${admin.id}`, keeper.headers).expect(400)
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: admin.id,
        data: { lockUntil: null, loginAttempts: 0 },
      })
      expect((await stored(admin.id))?.email).toBe(admin.email)
    })

    it('and rights that he does not hold, he gives to nobody', async () => {
      expect(await code(send('post', 'users', keeper.headers, { ...fresh(), roles: [roleOf.publisher!] }))).toBe(
        'rightNotHeld',
      )
      const { body } = await send('post', 'users', keeper.headers, { ...fresh(), roles: [roleOf.website!] }).expect(201)
      expect(await code(send('patch', `users/${body.doc.id}`, keeper.headers, { roles: [roleOf.admin!] }))).toBe(
        'rightNotHeld',
      )
      await send('patch', `users/${body.doc.id}`, keeper.headers, {
        roles: [roleOf.keeper!],
        password: 'another long password',
      }).expect(200)
      await send('delete', `users/${body.doc.id}`, keeper.headers).expect(200)
    })

    it('while whoever may manage roles reaches every account', async () => {
      const stronger = await signIn(dashiji.payload, 'publisher')
      await send('patch', `users/${stronger.id}`, admin.headers, { roles: [roleOf.writer!] }).expect(200)
      expect(await rolesOf(stronger.id)).toEqual([roleOf.writer])
    })
  })

  describe('of a website', () => {
    it('reads what is live, sees no account, changes nothing of itself, and does not enter the admin', async () => {
      await send('get', 'articles', website).expect(200)
      await send('get', 'users', website).expect(403)
      await send('get', 'users/me', website).expect(403)
      const { docs } = await dashiji.payload.find({
        collection: 'users',
        where: { roles: { equals: roleOf.website } },
        depth: 0,
      })
      for (const body of [{ password: 'another long password' }, { email: 'x@example.org' }, { apiKey: 'another key' }])
        await send('patch', `users/${docs[0]!.id}`, website, body).expect(403)
      const { body } = await send('get', 'access', website).expect(200)
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
    const readsDrafts = async () => (await send('get', 'articles/versions', writer.headers)).status

    it('when it is deleted', async () => {
      expect(await readsDrafts()).toBe(200)
      await send('delete', `users/${writer.id}`, admin.headers).expect(200)
      expect(await readsDrafts()).toBe(403)
      await send('post', 'articles', writer.headers, { title: 'x', kind: 'news' }).expect(403)
    })

    it('when it gets other roles', async () => {
      await send('patch', `users/${writer.id}`, admin.headers, { roles: [roleOf.website!] }).expect(200)
      expect(await readsDrafts()).toBe(403)
    })

    it('when its role gets other rights', async () => {
      const { permissions } = await dashiji.payload.findByID({ collection: 'roles', id: roleOf.writer! })
      await send('patch', `roles/${roleOf.writer}`, admin.headers, { permissions: ['admin.enter'] }).expect(200)
      expect(await readsDrafts()).toBe(403)
      await send('patch', `roles/${roleOf.writer}`, admin.headers, { permissions }).expect(200)
      expect(await readsDrafts()).toBe(200)
    })

    it('when somebody else sets its password', async () => {
      await send('patch', `users/${writer.id}`, admin.headers, { password: 'another long password' }).expect(200)
      expect(await readsDrafts()).toBe(403)
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
