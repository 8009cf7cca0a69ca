import { beforeAll, describe, expect, it } from '@jest/globals'

import { administrator } from '../support/browser/administrator.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()

describe('The sign-in page', () => {
  it('says in Chinese that the e-mail address or the password is wrong, and signs nobody in', async () => {
    const page = await admin.visit({ allowedProblems: /401/ })
    await page.goto('/admin')
    await page.waitForURL('**/admin/login**')
    await page.getByLabel('电子邮件').fill(administrator.email)
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('电子邮件或密码不正确').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/login')
  })

  it('leads to the dashboard, which shows what there is to do', async () => {
    const page = await admin.visit()
    await page.goto('/admin/login')
    await page.getByLabel('电子邮件').fill(administrator.email)
    await page.getByLabel('密码').fill(administrator.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor()
    await page.getByRole('link', { name: '写一篇文章' }).waitFor()
    expect(await page.title()).toBe('仪表板 · 大事记 Dashiji')
  })

  it('offers no e-mail for a forgotten password, since none can be sent', async () => {
    const page = await admin.visit()
    await page.goto('/admin/login')
    await page.getByText('请让管理员为您设置新密码').waitFor()
    expect(await page.getByRole('link', { name: /忘记密码/ }).count()).toBe(0)
  })
})

describe('The language of the admin', () => {
  let writer: StaffMember
  beforeAll(async () => {
    writer = await createStaff('writer', '文萱')
  })

  it.each([
    ['zh-CN', 'zh', '登录大事记'],
    ['fr-FR', 'zh', '登录大事记'],
    ['en-GB', 'en', 'Sign in to Dashiji'],
  ])('for a browser that requests %s is %s', async (requestedLanguage, language, heading) => {
    const page = await admin.visit({ language: requestedLanguage })
    await page.goto('/admin/login')
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe(language)
  })

  it('can be changed on the account page, and stays so', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/account')
    await page.getByRole('heading', { name: '界面设置' }).waitFor()
    await page.getByRole('combobox', { name: '语言' }).click()
    await page.getByRole('option', { name: 'English' }).click()
    await page.locator('html[lang=en]').waitFor()
    await page.goto('/admin/collections/articles')
    await page.getByRole('heading', { level: 1, name: 'Articles' }).waitFor()
    await page.getByRole('button', { name: 'Sort by Title, ascending' }).waitFor()
  })
})
