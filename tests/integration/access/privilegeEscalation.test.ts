import { randomBytes } from 'node:crypto'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { roleIdsByKey, signIn, signInWithPermissions, type Person } from '../../support/people.js'
import { errorCodesOf, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

type Account = { id: string; email: string; roles?: string[] }

describe('A user', () => {
  let dashiji: Dashiji
  let admin: Person
  let writer: Person
  let userManager: Person
  let roleIds: Record<string, string>

  const readAccount = (id: string): Promise<Account | null> =>
    dashiji.payload.db.findOne<Account>({ collection: 'users', where: { id: { equals: id } } })
  const readRoleIds = async (id: string): Promise<string[]> => ((await readAccount(id))?.roles ?? []).map(String)
  const newAccountData = () => ({ email: `${randomBytes(4).toString('hex')}@example.org`, password: 'a long password' })

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    admin = await signIn(payload, 'admin')
    // May manage accounts and nothing else that a writer may not.
    userManager = await signInWithPermissions(payload, 'admin.enter', 'users.manage', 'content.read')
    roleIds = await roleIdsByKey(payload)
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    writer = await signIn(dashiji.payload, 'writer')
  })

  describe('gains no rights', () => {
    it.each([
      [
        'by updating themselves',
        () => send(dashiji, 'patch', `users/${writer.id}`, writer, { roles: [roleIds.admin!] }),
      ],
      [
        'by a bulk update of themselves',
        () => send(dashiji, 'patch', `users?where[id][equals]=${writer.id}`, writer, { roles: [roleIds.admin!] }),
      ],
      [
        'by a bulk update of all users',
        () => send(dashiji, 'patch', 'users?where[email][exists]=true', writer, { roles: [roleIds.admin!] }),
      ],
      ['through users/me', () => send(dashiji, 'patch', 'users/me', writer, { roles: [roleIds.admin!] })],
      [
        'by creating another account',
        () => send(dashiji, 'post', 'users', writer, { ...newAccountData(), roles: [roleIds.admin!] }),
      ],
      [
        'by duplicating their account',
        () =>
          send(dashiji, 'post', `users/${writer.id}/duplicate`, writer, {
            ...newAccountData(),
            roles: [roleIds.admin!],
          }),
      ],
      [
        'by registering as the first user',
        () => send(dashiji, 'post', 'users/first-register', writer, { ...newAccountData(), roles: [roleIds.admin!] }),
      ],
      [
        'by changing their role',
        () => send(dashiji, 'patch', `roles/${roleIds.writer}`, writer, { permissions: ['roles.manage'] }),
      ],
      [
        'by a bulk update of roles',
        () => send(dashiji, 'patch', 'roles?where[key][equals]=writer', writer, { permissions: ['roles.manage'] }),
      ],
      [
        'by sending a role as an object',
        () =>
          send(dashiji, 'patch', `users/${writer.id}`, writer, {
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

    it('from requests that change their own roles, which are refused', async () => {
      expect(
        errorCodesOf(await send(dashiji, 'patch', `users/${writer.id}`, writer, { roles: [roleIds.admin!] })),
      ).toEqual(['ownRoles'])
      expect(
        errorCodesOf(
          await send(dashiji, 'patch', `users/${admin.id}`, admin, { roles: [roleIds.admin!, roleIds.publisher!] }),
        ),
      ).toEqual(['ownRoles'])
      expect(
        errorCodesOf(
          await send(dashiji, 'patch', `users?where[id][equals]=${admin.id}`, admin, { roles: [] }).expect(400),
        ),
      ).toEqual(['ownRoles'])
      expect(await readRoleIds(admin.id)).toEqual([roleIds.admin])
    })

    it('but can save their other fields together with unchanged roles', async () => {
      await send(dashiji, 'patch', `users/${admin.id}`, admin, { name: '管理员', roles: [roleIds.admin!] }).expect(200)
      await send(dashiji, 'patch', `users/${writer.id}`, writer, {
        name: '撰稿人',
        roles: [roleIds.writer!],
      }).expect(200)
    })
  })

  describe('who manages accounts and holds fewer rights than another user', () => {
    it.each([
      ['password', { password: 'another long password' }],
      ['e-mail address', { email: 'taken@example.org' }],
      ['API key', { enableAPIKey: true, apiKey: 'a key of sixteen characters' }],
      ['roles', { roles: [] }],
      ['name', { name: '改' }],
    ])('cannot change the %s of that user', async (_what, body) => {
      const before = await readAccount(admin.id)
      expect(errorCodesOf(await send(dashiji, 'patch', `users/${admin.id}`, userManager, body))).toEqual([
        'strongerUser',
      ])
      await send(dashiji, 'patch', `users?where[id][equals]=${admin.id}`, userManager, body).expect(400)
      expect(await readAccount(admin.id)).toEqual(before)
    })

    it('can neither unlock nor delete that user', async () => {
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: admin.id,
        data: { lockUntil: '2999-01-01T00:00:00.000Z', loginAttempts: 5 },
      })
      expect(
        errorCodesOf(
          await send(dashiji, 'post', 'users/unlock', userManager, { email: ` ${admin.email.toUpperCase()} ` }),
        ),
      ).toEqual(['strongerUser'])
      expect(errorCodesOf(await send(dashiji, 'delete', `users/${admin.id}`, userManager))).toEqual(['strongerUser'])
      await send(dashiji, 'delete', `users?where[id][equals]=${admin.id}`, userManager).expect(400)
      await dashiji.payload.db.updateOne({
        collection: 'users',
        id: admin.id,
        data: { lockUntil: null, loginAttempts: 0 },
      })
      expect((await readAccount(admin.id))?.email).toBe(admin.email)
    })

    it('cannot grant rights that they do not hold', async () => {
      expect(
        errorCodesOf(
          await send(dashiji, 'post', 'users', userManager, { ...newAccountData(), roles: [roleIds.publisher!] }),
        ),
      ).toEqual(['rightNotHeld'])
      const { body } = await send(dashiji, 'post', 'users', userManager, {
        ...newAccountData(),
        roles: [roleIds.website!],
      }).expect(201)
      expect(
        errorCodesOf(await send(dashiji, 'patch', `users/${body.doc.id}`, userManager, { roles: [roleIds.admin!] })),
      ).toEqual(['rightNotHeld'])
      await send(dashiji, 'patch', `users/${body.doc.id}`, userManager, {
        roles: userManager.roleIds,
        password: 'another long password',
      }).expect(200)
      await send(dashiji, 'delete', `users/${body.doc.id}`, userManager).expect(200)
    })

    it('can change every account if they may manage roles', async () => {
      const stronger = await signIn(dashiji.payload, 'publisher')
      await send(dashiji, 'patch', `users/${stronger.id}`, admin, { roles: [roleIds.writer!] }).expect(200)
      expect(await readRoleIds(stronger.id)).toEqual([roleIds.writer])
    })
  })
})
