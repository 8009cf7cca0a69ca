import { beforeAll, describe, expect, it } from '@jest/globals'

import { callApi } from '../support/browser/callApi.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()

describe('A writer', () => {
  let writer: StaffMember
  let articleId: string
  beforeAll(async () => {
    writer = await createStaff('writer', '王撰')
  })

  it('writes an article with a body, which is saved automatically and found again', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin')
    await page.getByRole('link', { name: '写一篇文章' }).click()
    await page.waitForURL(/\/articles\/[0-9a-f-]{36}$/)
    articleId = new URL(page.url()).pathname.split('/').at(-1) ?? ''

    await page.getByRole('textbox', { name: '标题' }).fill('春季助残招聘会')
    const body = page.getByRole('textbox', { name: '正文' })
    await body.click()
    await page.keyboard.insertText('四月十二日，区残联举办春季助残招聘会，六十家企业到场。')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '加粗' }).click()
    await page.keyboard.insertText('当场签约一百二十人。')
    await waitUntilSaved(articleId, '一百二十人')

    await page.reload()
    await page.getByRole('heading', { level: 1, name: '春季助残招聘会' }).waitFor()
    await page.getByRole('textbox', { name: '正文' }).getByText('六十家企业到场').waitFor()
    expect(await page.getByRole('textbox', { name: '正文' }).locator('strong').textContent()).toBe(
      '当场签约一百二十人。',
    )
    await page.waitForFunction(() => document.title.startsWith('春季助残招聘会'))
  })

  it('saves a draft with the button, and sees that it was saved', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto(`/admin/collections/articles/${articleId}`)
    await page.getByRole('textbox', { name: '摘要' }).fill('六十家企业，一百二十人。')
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('草稿成功保存').first().waitFor()
    await waitUntilSaved(articleId, '六十家企业，一百二十人。')
  })

  it('finds the article in the list by its title', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/collections/articles')
    await page.getByRole('textbox', { name: /搜索/ }).fill('春季助残')
    await page.waitForURL(/search=/)
    await page.getByRole('link', { name: '春季助残招聘会' }).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(1)
    expect(await page.getByRole('checkbox').count()).toBe(0)
  })

  it('sees no button to publish, which they may not do', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto(`/admin/collections/articles/${articleId}`)
    await page.getByRole('button', { name: '保存草稿' }).waitFor()
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0)
  })

  it('sees the versions of the article', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto(`/admin/collections/articles/${articleId}/versions`)
    await page.locator('tbody tr').first().waitFor()
    await page.getByText('当前草稿').first().waitFor()
  })

  /** Waits until the stored draft contains a text. */
  async function waitUntilSaved(id: string, expectedText: string): Promise<void> {
    const isSaved = async () =>
      JSON.stringify(await callApi<unknown>({ as: writer, path: `/articles/${id}?draft=true&depth=0` })).includes(
        expectedText,
      )
    for (let tries = 0; tries < 100 && !(await isSaved()); tries += 1)
      await new Promise((done) => setTimeout(done, 150))
    expect(await isSaved()).toBe(true)
  }
})
