import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { startingRoles } from '../../../src/access/permissions.js'

describe('The last administrator', () => {
  let dashiji: Dashiji
  let first: SignedInUser
  let second: SignedInUser
  let roleIds: Record<string, string>

  const send = (verb: 'post' | 'patch' | 'delete', path: string, as: SignedInUser, body?: object) => {
    const pending = request(dashiji.app)[verb](`/api/${path}`).set(as.headers)
    return body === undefined ? pending : pending.send(body)
  }
  const errorCodeOf = async (pending: request.Test) => (await pending).body.errors?.[0]?.data?.code as unknown
  const countAdministrators = async (): Promise<number> => {
    const { docs } = await dashiji.payload.find({ collection: 'roles', depth: 0, pagination: false })
    const ids = docs
      .filter(({ permissions }) => permissions?.includes('users.manage') && permissions.includes('roles.manage'))
      .map(({ id }) => id)
    return (await dashiji.payload.count({ collection: 'users', where: { roles: { in: ids } } })).totalDocs
  }

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { docs } = await dashiji.payload.find({ collection: 'roles', pagination: false, depth: 0 })
    roleIds = Object.fromEntries(docs.map(({ key, id }) => [key, String(id)]))
  })
  afterAll(() => dashiji.stop())
  beforeEach(async () => {
    await dashiji.payload.db.deleteMany({ collection: 'users', where: {} })
    const { permissions } = startingRoles.find(({ key }) => key === 'admin')!
    await dashiji.payload.db.updateOne({
      collection: 'roles',
      id: roleIds.admin!,
      data: { permissions: [...permissions] },
    })
    first = await signIn(dashiji.payload, 'admin')
    second = await signIn(dashiji.payload, 'admin')
  })

  it('keeps his roles, whoever would take them', async () => {
    await send('patch', `users/${second.id}`, first, { roles: [roleIds.writer!] }).expect(200)
    const manager = await signIn(dashiji.payload, 'admin')
    await send('patch', `users/${manager.id}`, first, { roles: [] }).expect(200)
    // Without a person behind it, too.
    await expect(
      dashiji.payload.update({ collection: 'users', id: first.id, data: { roles: [] } }),
    ).rejects.toMatchObject({ data: { code: 'lastAdministrator' } })
    await expect(
      dashiji.payload.update({ collection: 'users', where: { id: { equals: first.id } }, data: { roles: [] } }),
    ).resolves.toMatchObject({ docs: [] })
    expect(await countAdministrators()).toBe(1)
  })

  it('is not deleted, also not by himself', async () => {
    await send('delete', `users/${second.id}`, first).expect(200)
    expect(await errorCodeOf(send('delete', `users/${first.id}`, first))).toBe('lastAdministrator')
    await expect(dashiji.payload.delete({ collection: 'users', id: first.id })).rejects.toMatchObject({
      data: { code: 'lastAdministrator' },
    })
    expect(await countAdministrators()).toBe(1)
    await send('patch', `users/${first.id}`, first, { name: '还在' }).expect(200)
  })

  it('is not among all that are deleted at once', async () => {
    const { status } = await send('delete', 'users?where[email][exists]=true', first)
    expect([200, 400]).toContain(status)
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it('is not among all that lose their roles at once', async () => {
    await dashiji.payload.update({ collection: 'users', where: { email: { exists: true } }, data: { roles: [] } })
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it('is left of two who demote each other at the same time', async () => {
    await Promise.all([
      send('patch', `users/${second.id}`, first, { roles: [] }),
      send('patch', `users/${first.id}`, second, { roles: [] }),
    ])
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it('is left of two who delete each other at the same time', async () => {
    await Promise.all([send('delete', `users/${second.id}`, first), send('delete', `users/${first.id}`, second)])
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it.each(['users.manage', 'roles.manage', 'admin.enter'])(
    'keeps the right %s in the role that makes him one',
    async (right) => {
      const { permissions } = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.admin! })
      const remaining = permissions!.filter((permission) => permission !== right)
      expect(await errorCodeOf(send('patch', `roles/${roleIds.admin}`, first, { permissions: remaining }))).toBe(
        'lastAdministrator',
      )
      await send('patch', 'roles?where[key][exists]=true', first, { permissions: [] })
      const after = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.admin! })
      expect(after.permissions).toEqual(permissions)
    },
  )

  it('may be made by another role, and then goes by that one', async () => {
    const { body } = await send('post', 'roles', first, {
      key: 'chief',
      name: '总管',
      permissions: ['admin.enter', 'users.manage', 'roles.manage'],
    }).expect(201)
    await send('patch', `users/${second.id}`, first, { roles: [body.doc.id] }).expect(200)
    await send('patch', `users/${first.id}`, second, { roles: [] }).expect(200)
    expect(await errorCodeOf(send('patch', `roles/${body.doc.id}`, second, { permissions: ['admin.enter'] }))).toBe(
      'lastAdministrator',
    )
    expect(await errorCodeOf(send('delete', `roles/${body.doc.id}`, second))).toBe('roleInUse')
  })
})
