import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { startingRoles } from '../../../src/access/permissions.js'
import { roleIdsByKey, signIn, type Person } from '../../support/people.js'
import { errorCodesOf, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'

describe('The last administrator', () => {
  let dashiji: Dashiji
  let first: Person
  let second: Person
  let roleIds: Record<string, string>

  const countAdministrators = async (): Promise<number> => {
    const { docs } = await dashiji.payload.find({ collection: 'roles', depth: 0, pagination: false })
    const ids = docs
      .filter(({ permissions }) => permissions?.includes('users.manage') && permissions.includes('roles.manage'))
      .map(({ id }) => id)
    return (await dashiji.payload.count({ collection: 'users', where: { roles: { in: ids } } })).totalDocs
  }

  beforeAll(async () => {
    dashiji = await startDashiji()
    roleIds = await roleIdsByKey(dashiji.payload)
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

  it('keeps their roles, whoever tries to take them away', async () => {
    await send(dashiji, 'patch', `users/${second.id}`, first, { roles: [roleIds.writer!] }).expect(200)
    const manager = await signIn(dashiji.payload, 'admin')
    await send(dashiji, 'patch', `users/${manager.id}`, first, { roles: [] }).expect(200)
    // Also when no person makes the request.
    await expect(
      dashiji.payload.update({ collection: 'users', id: first.id, data: { roles: [] } }),
    ).rejects.toMatchObject({ data: { code: 'lastAdministrator' } })
    await expect(
      dashiji.payload.update({ collection: 'users', where: { id: { equals: first.id } }, data: { roles: [] } }),
    ).resolves.toMatchObject({ docs: [] })
    expect(await countAdministrators()).toBe(1)
  })

  it('cannot be deleted, not even by themselves', async () => {
    await send(dashiji, 'delete', `users/${second.id}`, first).expect(200)
    expect(errorCodesOf(await send(dashiji, 'delete', `users/${first.id}`, first))).toEqual(['lastAdministrator'])
    await expect(dashiji.payload.delete({ collection: 'users', id: first.id })).rejects.toMatchObject({
      data: { code: 'lastAdministrator' },
    })
    expect(await countAdministrators()).toBe(1)
    await send(dashiji, 'patch', `users/${first.id}`, first, { name: '还在' }).expect(200)
  })

  it('is not deleted by a bulk deletion of all users', async () => {
    const { status } = await send(dashiji, 'delete', 'users?where[email][exists]=true', first)
    expect([200, 400]).toContain(status)
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it('keeps their roles in a bulk update of all users', async () => {
    await dashiji.payload.update({ collection: 'users', where: { email: { exists: true } }, data: { roles: [] } })
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it('remains when two demote each other at the same time', async () => {
    await Promise.all([
      send(dashiji, 'patch', `users/${second.id}`, first, { roles: [] }),
      send(dashiji, 'patch', `users/${first.id}`, second, { roles: [] }),
    ])
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it('remains when two delete each other at the same time', async () => {
    await Promise.all([
      send(dashiji, 'delete', `users/${second.id}`, first),
      send(dashiji, 'delete', `users/${first.id}`, second),
    ])
    expect(await countAdministrators()).toBeGreaterThanOrEqual(1)
  })

  it.each(['users.manage', 'roles.manage', 'admin.enter'])(
    'keeps the permission %s in the role that makes them an administrator',
    async (right) => {
      const { permissions } = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.admin! })
      const remaining = permissions!.filter((permission) => permission !== right)
      expect(
        errorCodesOf(await send(dashiji, 'patch', `roles/${roleIds.admin}`, first, { permissions: remaining })),
      ).toEqual(['lastAdministrator'])
      await send(dashiji, 'patch', 'roles?where[key][exists]=true', first, { permissions: [] })
      const after = await dashiji.payload.findByID({ collection: 'roles', id: roleIds.admin! })
      expect(after.permissions).toEqual(permissions)
    },
  )

  it('may hold another role with the same permissions, which is then protected instead', async () => {
    const { body } = await send(dashiji, 'post', 'roles', first, {
      key: 'chief',
      name: '总管',
      permissions: ['admin.enter', 'users.manage', 'roles.manage'],
    }).expect(201)
    await send(dashiji, 'patch', `users/${second.id}`, first, { roles: [body.doc.id] }).expect(200)
    await send(dashiji, 'patch', `users/${first.id}`, second, { roles: [] }).expect(200)
    expect(
      errorCodesOf(await send(dashiji, 'patch', `roles/${body.doc.id}`, second, { permissions: ['admin.enter'] })),
    ).toEqual(['lastAdministrator'])
    expect(errorCodesOf(await send(dashiji, 'delete', `roles/${body.doc.id}`, second))).toEqual(['roleInUse'])
  })
})
