import { describe, expect, it } from '@jest/globals'

import { permissionKeys, permissions, startingRoles } from '../../../src/access/permissions.js'
import { makesAdministrator } from '../../../src/access/users/administrators.js'

describe('The permissions', () => {
  it('have a name in both languages', () => {
    for (const { zh, en } of Object.values(permissions)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
      expect(en).toMatch(/^[A-Z][a-z]/)
    }
  })

  it('are given to existing roles, each at most once to a role', () => {
    for (const { key, permissions: held } of startingRoles) {
      expect([key, held.filter((permission) => !permissionKeys.includes(permission))]).toEqual([key, []])
      expect([key, new Set(held).size]).toEqual([key, held.length])
    }
  })

  it('to write, to review and to publish are in three different roles', () => {
    const holders = (permission: string) =>
      startingRoles
        .filter(({ permissions: held }) => (held as readonly string[]).includes(permission))
        .map(({ key }) => key)
    expect(holders('content.review')).toEqual(['editor'])
    expect(holders('content.publish')).toEqual(['publisher'])
    expect(holders('roles.manage')).toEqual(['admin'])
    expect(holders('audit.read')).toEqual(['admin'])
  })

  it('include none for a website, which reads what everybody may read', () => {
    expect(startingRoles.find(({ key }) => key === 'website')!.permissions).toEqual([])
  })

  it.each([
    [['admin.enter', 'users.manage', 'roles.manage'], true],
    [['users.manage', 'roles.manage'], false],
    [['admin.enter', 'users.manage'], false],
    [['admin.enter', 'roles.manage'], false],
    [[], false],
    [null, false],
    [undefined, false],
  ])('%j make an administrator: %p', (held, answer) => {
    expect(makesAdministrator(held)).toBe(answer)
  })
})
