import { beforeAll, describe, expect, it } from '@jest/globals'

import { makeStaff, type Staff } from '../support/browser/makeStaff.js'
import { administrator, useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()

describe('the page to sign in', () => {
  it('says in Chinese that address or password is wrong, and lets nobody in', async () => {
    const page = await admin.visit({ allowedProblems: /401/ })
    await page.goto('/admin')
    await page.waitForURL('**/admin/login**')
    await page.getByLabel('电子邮件').fill(administrator.email)
    await page.getByLabel('密码').fill('not the password')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByText('电子邮件或密码不正确').waitFor()
    expect(new URL(page.url()).pathname).toBe('/admin/login')
  })

  it('leads whoever signs in to the dashboard, which says what there is to do', async () => {
    const page = await admin.visit()
    await page.goto('/admin/login')
    await page.getByLabel('电子邮件').fill(administrator.email)
    await page.getByLabel('密码').fill(administrator.password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('heading', { level: 1, name: /您好/ }).waitFor()
    await page.getByRole('link', { name: '写一篇文章' }).waitFor()
    expect(await page.title()).toBe('仪表板 · 大事记 Dashiji')
  })

  it('promises no mail to whoever forgot the password, since none is sent', async () => {
    const page = await admin.visit()
    await page.goto('/admin/login')
    await page.getByText('请让管理员为您设置新密码').waitFor()
    expect(await page.getByRole('link', { name: /忘记密码/ }).count()).toBe(0)
  })
})

describe('the language of the admin', () => {
  let writer: Staff
  beforeAll(async () => {
    writer = await makeStaff('writer', '文萱')
  })

  it.each([
    ['zh-CN', 'zh', '登录大事记'],
    ['fr-FR', 'zh', '登录大事记'],
    ['en-GB', 'en', 'Sign in to Dashiji'],
  ])('is for a browser that asks for %s: %s', async (requestedLanguage, language, heading) => {
    const page = await admin.visit({ language: requestedLanguage })
    await page.goto('/admin/login')
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe(language)
  })

  it('is changed on the account page, and stays changed', async () => {
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
