import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { callApi } from '../support/browser/callApi.js'
import { createDraft } from '../support/browser/createDraft.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { tabTo } from '../support/browser/tabTo.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()

/** Whether the focus is visible. */
const isFocusVisible = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement ?? document.body)
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  })

describe('With the keyboard alone', () => {
  let writer: StaffMember
  let articleId: string
  beforeAll(async () => {
    writer = await createStaff('writer', '键萱')
    articleId = await createDraft(writer, 'articles', { title: '只用键盘改稿', kind: 'news' })
  })

  it('a writer signs in, opens an article, changes it and saves it', async () => {
    const page = await admin.visit()
    await page.goto('/admin/login')
    await tabTo(page, page.getByLabel('电子邮件'))
    await page.keyboard.type(writer.email)
    await page.keyboard.press('Tab')
    await page.keyboard.type(writer.password)
    await page.keyboard.press('Enter')

    const latest = page.getByRole('link', { name: '查看最近修改的文章' })
    await tabTo(page, latest)
    expect(await isFocusVisible(page)).toBe(true)
    await page.keyboard.press('Enter')

    await tabTo(page, page.getByRole('link', { name: '只用键盘改稿' }))
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(articleId))

    await tabTo(page, page.getByRole('textbox', { name: '标题' }))
    expect(await isFocusVisible(page)).toBe(true)
    await page.keyboard.press('End')
    await page.keyboard.insertText('（已改）')
    await page.keyboard.press('Control+s')
    await page.getByText('草稿成功保存').first().waitFor()
    const { title } = await callApi<{ title: string }>({ as: writer, path: `/articles/${articleId}?draft=true` })
    expect(title).toBe('只用键盘改稿（已改）')
  })

  it('the first link of a page skips the menu', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/collections/articles')
    await page.locator('#main-content').waitFor()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: '跳到主要内容' })
    expect(await skip.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await isFocusVisible(page)).toBe(true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.querySelector('#main-content')?.contains(document.activeElement))).toBe(
      true,
    )
  })
})
