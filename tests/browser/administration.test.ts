import { describe, expect, it } from '@jest/globals'

import { administrator } from '../support/browser/administrator.js'
import { callApi } from '../support/browser/callApi.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()

describe('An administrator', () => {
  it('creates a user with a role, who can then sign in', async () => {
    const page = await admin.visit({ as: administrator })
    await page.goto('/admin/collections/users/create')
    await page.getByLabel('电子邮件').fill('xin-ren@example.org')
    await page.getByLabel('新的密码').fill('a long password')
    await page.getByLabel('确认密码').fill('a long password')
    await page.getByLabel('姓名').fill('辛仁')
    await page.getByRole('combobox', { name: '角色' }).click()
    await page.getByRole('option', { name: '审核' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(/\/users\/[0-9a-f-]{36}$/)
    await page.getByRole('heading', { level: 1, name: '辛仁' }).waitFor()

    const newUser = { email: 'xin-ren@example.org', password: 'a long password' }
    const { user } = await callApi<{ user: { roles: { key: string }[] } }>({
      as: newUser,
      path: '/users/me?depth=1',
    })
    expect(user.roles).toMatchObject([{ key: 'editor' }])
  })

  it('cannot change their own roles, and sees why', async () => {
    const page = await admin.visit({ as: administrator, allowedProblems: /403/ })
    await page.goto('/admin/account')
    await page.getByRole('combobox', { name: '角色' }).click()
    await page.getByRole('option', { name: '签发' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('任何人都不能更改自己的角色').first().waitFor()
    const { user } = await callApi<{ user: { roles: { key: string }[] } }>({
      as: administrator,
      path: '/users/me?depth=1',
    })
    expect(user.roles.map(({ key }) => key)).toEqual(['admin'])
  })
})
