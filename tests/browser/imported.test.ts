import { beforeAll, describe, expect, it } from '@jest/globals'

import { administrator } from '../support/browser/administrator.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()
const chronicle = '回顾2023!金山区残疾人事业发展大事记'

describe('The imported content', () => {
  let writer: StaffMember
  beforeAll(async () => {
    writer = await createStaff('writer', '读萱')
  })

  it.each([
    ['articles', chronicle],
    ['articles', '国际残疾人日，聊城市残联系列活动为残疾人“御寒保暖”'],
    ['people', '李婷'],
    ['people', '李雷'],
    ['activities', '春节慰问'],
    ['honours', '世界杯'],
    ['organisations', '聊城市妇幼保健院'],
  ])('is in the list of %s: %s', async (collection, name) => {
    const page = await admin.visit({ as: writer })
    await page.goto(`/admin/collections/${collection}?search=${encodeURIComponent(name)}`)
    await page.getByRole('link', { name }).first().waitFor()
  })

  it('has an article with its text, its original date, and what it reports', async () => {
    const page = await admin.visit({ as: administrator })
    await page.goto(`/admin/collections/articles?search=${encodeURIComponent(chronicle)}`)
    await page.getByRole('link', { name: chronicle }).click()
    await page.getByRole('heading', { level: 1, name: chronicle }).waitFor()
    await page.getByRole('textbox', { name: '正文' }).getByText('荣获2023坐式排球世界杯女子组冠军').waitFor()
    expect(await page.getByRole('textbox', { name: '标题' }).inputValue()).toBe(chronicle)
    await page.locator('#field-kind').getByText('大事记').waitFor()
    expect(await page.getByRole('textbox', { name: '原始发布时间' }).inputValue()).toMatch(/^20\d\d-/)
    expect(await page.locator('#field-activities tbody tr').count()).toBeGreaterThan(15)
    expect(await page.locator('#field-honours tbody tr').count()).toBeGreaterThan(5)
  })

  it('has a person with the honours that the text names', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/collections/people?search=%E6%9D%8E%E5%A9%B7')
    await page.getByRole('link', { name: '李婷' }).click()
    await page.getByRole('heading', { level: 1, name: '李婷' }).waitFor()
    await page.locator('#field-honours tbody tr').first().waitFor()
    expect(await page.locator('#field-honours').innerText()).toMatch(/世界杯/)
  })

  it('has images, or placeholders for them, that can be displayed', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/collections/media')
    const pictures = page.locator('tbody .file img')
    await pictures.first().waitFor()
    for (const image of await pictures.all())
      await expect(
        image.evaluate((one: HTMLImageElement) => one.decode().then(() => one.naturalWidth)),
      ).resolves.toBeGreaterThan(0)
  })

  it('can be traced line by line in the report on a source document', async () => {
    const page = await admin.visit({ as: writer })
    await page.goto('/admin/collections/sources?search=003_')
    await page.getByRole('link', { name: /003_/ }).click()
    const report = page.getByRole('table', { name: '逐行去向' })
    await report.getByRole('cell', { name: chronicle, exact: true }).first().waitFor()
    expect(await report.getByText(/^未采用：/).count()).toBeGreaterThan(5)
    await page.getByText(/未说明 0。/).waitFor()
  })
})
