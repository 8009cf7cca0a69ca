import { beforeAll, describe, expect, it } from '@jest/globals'

import { callApi } from '../support/browser/callApi.js'
import { createDraft } from '../support/browser/createDraft.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { imageFile } from '../support/browser/imageFile.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()
const alt = '两名志愿者在社区门口为轮椅使用者铺设坡道。'

describe('An image', () => {
  let writer: StaffMember
  beforeAll(async () => {
    writer = await createStaff('writer', '图萱')
  })

  it('is refused without an alternative text, and the field says so, also to screen readers', async () => {
    const page = await admin.visit({ as: writer, allowedProblems: /400/ })
    await page.goto('/admin/collections/media/create')
    // The form asks the server about the file; its answer would take away an error that is shown before it comes.
    const formState = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await page.locator('input[type=file]').setInputFiles(await imageFile('po-dao.jpg'))
    await formState
    await page.getByRole('button', { name: '保存' }).click()
    const field = page.getByRole('textbox', { name: '替代文字' })
    await page.locator('.field-error', { hasText: '请填写替代文字' }).waitFor()
    await page.locator('textarea[aria-invalid=true]').waitFor()
    const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ')
    const descriptionText = await page.evaluate(
      (all) => all.map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
      ids,
    )
    expect(descriptionText).toMatch(/请填写替代文字/)
    expect(descriptionText).toMatch(/读屏用户/)
  })

  it('is stored with its alternative text, and becomes the cover of an article', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/collections/media/create')
    await page.locator('input[type=file]').setInputFiles(await imageFile('po-dao.jpg'))
    await page.getByRole('textbox', { name: '替代文字' }).fill(alt)
    await page.getByRole('button', { name: '保存' }).click()
    await page.waitForURL(/\/media\/[0-9a-f-]{36}$/)
    expect(await page.getByRole('textbox', { name: '替代文字' }).inputValue()).toBe(alt)

    const id = await createDraft(writer, 'articles', { title: '坡道铺进社区', kind: 'news' })
    await page.goto(`/admin/collections/articles/${id}`)
    await page.locator('#field-cover').getByRole('button', { name: '从现有中选择' }).click()
    await page
      .locator('.list-drawer')
      .getByRole('button', { name: /po-dao/ })
      .first()
      .click()
    await page
      .locator('#field-cover')
      .getByText(/po-dao/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.getByText('草稿成功保存').first().waitFor()

    const stored = await callApi<{ cover: { alt: string } }>({
      as: writer,
      path: `/articles/${id}?draft=true&depth=1`,
    })
    expect(stored.cover.alt).toBe(alt)
  })
})
