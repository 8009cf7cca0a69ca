import { beforeAll, describe, expect, it } from '@jest/globals'

import { administrator } from '../support/browser/administrator.js'
import { callApi } from '../support/browser/callApi.js'
import { createDraft } from '../support/browser/createDraft.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { useAdmin } from '../support/browser/useAdmin.js'
import { panelOn, takeTransitionByKeyboard } from '../support/browser/workflowPanel.js'

const admin = useAdmin()
type PublicArticle = { title: string; summary: string | null }

/** What an anonymous website sees of an article. */
async function readAsWebsite(id: string): Promise<PublicArticle[]> {
  const query = `{ Articles(where: { id: { equals: "${id}" } }) { docs { title summary } } }`
  const { data } = await callApi<{ data: { Articles: { docs: PublicArticle[] } } }>({
    method: 'POST',
    path: '/graphql',
    body: { query },
  })
  return data.Articles.docs
}

const createArticle = (as: StaffMember, title: string) => createDraft(as, 'articles', { title, kind: 'news' })

describe('An article', () => {
  let writer: StaffMember
  let editor: StaffMember
  let publisher: StaffMember
  beforeAll(async () => {
    ;[writer, editor, publisher] = await Promise.all([
      createStaff('writer', '文撰'),
      createStaff('editor', '沈审'),
      createStaff('publisher', '钱签'),
    ])
  })

  it('is submitted, returned, corrected, approved and published with the keyboard, and websites see exactly what was approved', async () => {
    const id = await createArticle(writer, '残疾人文化周')
    const path = `/admin/collections/articles/${id}`
    const writerPage = await admin.visit({ as: writer })
    await writerPage.goto(path)
    // Submitted before it is saved: what counts is what is on the screen.
    await writerPage.getByRole('textbox', { name: '标题' }).fill('残疾人文化周开幕')
    await takeTransitionByKeyboard(writerPage, '提交审核')
    const heading = (await panelOn(writerPage)).getByRole('heading', { name: '审核流程' })
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await readAsWebsite(id)).toEqual([])

    const editorPage = await admin.visit({ as: editor })
    await editorPage.goto(path)
    await editorPage.getByRole('heading', { level: 1, name: '残疾人文化周开幕' }).waitFor()
    await takeTransitionByKeyboard(editorPage, '退回修改', '请补写摘要。')

    await writerPage.reload()
    const panel = await panelOn(writerPage)
    await panel.getByText('退回修改').first().waitFor()
    await panel.getByText('请补写摘要。').waitFor()
    await writerPage.getByRole('textbox', { name: '摘要' }).fill('书画、合唱与手工。')
    await takeTransitionByKeyboard(writerPage, '提交审核', '已补写。')

    await editorPage.reload()
    await takeTransitionByKeyboard(editorPage, '通过')
    expect(await readAsWebsite(id)).toEqual([])

    const publisherPage = await admin.visit({ as: publisher })
    await publisherPage.goto(path)
    expect(await publisherPage.getByRole('textbox', { name: '标题' }).isDisabled()).toBe(true)
    await takeTransitionByKeyboard(publisherPage, '发布')
    expect(await readAsWebsite(id)).toEqual([{ title: '残疾人文化周开幕', summary: '书画、合唱与手工。' }])
  })

  it('shows its writer why they cannot approve it, and keeps the comment of a transition that was refused', async () => {
    const id = await createArticle(editor, '自己写的稿')
    const page = await admin.visit({ as: editor, allowedProblems: /409/ })
    await page.goto(`/admin/collections/articles/${id}`)
    await takeTransitionByKeyboard(page, '提交审核')
    const panel = await panelOn(page)
    await panel.getByText('您撰写、修改或提交过这篇内容，须由他人审核。').first().waitFor()
    expect(await panel.getByRole('button', { name: '通过' }).count()).toBe(0)

    const other = await createStaff('editor', '贺审')
    const reviewerPage = await admin.visit({ as: other, allowedProblems: /409/ })
    await reviewerPage.goto(`/admin/collections/articles/${id}`)
    await (await panelOn(reviewerPage)).getByRole('button', { name: '退回修改' }).click()
    const dialog = reviewerPage.getByRole('dialog', { name: '退回修改' })
    await dialog.getByRole('textbox').fill('标题太短。')
    await callApi({
      as: editor,
      method: 'PATCH',
      path: `/articles/${id}?draft=true`,
      body: { title: '自己写的稿，改过' },
    })
    await dialog.getByRole('button', { name: '退回修改' }).click()
    await dialog
      .getByRole('alert')
      .getByText(/不是最新版本/)
      .waitFor()
    expect(await dialog.getByRole('textbox').inputValue()).toBe('标题太短。')
  })

  it('has no controls that the gate would refuse', async () => {
    const page = await admin.visit({ as: publisher })
    await page.goto('/admin/collections/articles')
    await page.locator('tbody tr').first().waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    const id = await createArticle(writer, '没有发布按钮')
    await page.goto(`/admin/collections/articles/${id}`)
    await panelOn(page)
    expect(await page.getByRole('button', { name: /发布/ }).count()).toBe(0)
  })
})

describe('Two people who edit the same document', () => {
  it('keep the changes of both, which the second one merges', async () => {
    const [writer, editor] = await Promise.all([createStaff('writer', '双撰'), createStaff('editor', '双审')])
    const id = await createArticle(writer, '两人同改')
    const path = `/admin/collections/articles/${id}`
    const [first, second] = await Promise.all([
      admin.visit({ as: writer }),
      admin.visit({ as: editor, allowedProblems: /409/ }),
    ])
    for (const page of [first, second]) {
      await page.goto(path)
      await panelOn(page)
    }
    await first.getByRole('textbox', { name: '标题' }).fill('两人同改，题目已换')
    await first.getByRole('button', { name: '保存草稿' }).click()
    await first.getByText('草稿成功保存').first().waitFor()

    await second.getByRole('textbox', { name: '摘要' }).fill('审者补的摘要。')
    const panel = await panelOn(second)
    await panel.getByRole('alert').getByText('没有保存：他人已改动这份文档').waitFor()
    await panel.getByRole('button', { name: '查看并合并…' }).click()
    const dialog = second.getByRole('dialog', { name: '合并两边的修改' })
    await dialog.getByText(/双撰：修改 .*标题/).waitFor()
    expect(await dialog.getByRole('group', { name: /标题/ }).getByRole('radio', { name: '用对方的' }).isChecked()).toBe(
      true,
    )
    expect(await dialog.getByRole('group', { name: /摘要/ }).getByRole('radio', { name: '用我的' }).isChecked()).toBe(
      true,
    )
    await dialog.getByRole('button', { name: '合并并保存' }).click()
    await panel.getByRole('status').getByText('已合并并保存。').waitFor()

    // The form shows the merged document a moment after the panel has announced it.
    await second.waitForFunction(
      (title) => document.querySelector<HTMLInputElement>('#field-title')?.value === title,
      '两人同改，题目已换',
    )
    expect(await second.getByRole('textbox', { name: '标题' }).inputValue()).toBe('两人同改，题目已换')
    const merged = await callApi<PublicArticle>({ as: editor, path: `/articles/${id}?draft=true&depth=0` })
    expect(merged).toMatchObject({ title: '两人同改，题目已换', summary: '审者补的摘要。' })
  })
})

describe('The rule of three reviews (三审三校)', () => {
  it('is chosen by an administrator, and needs three people from then on', async () => {
    const page = await admin.visit({ as: administrator })
    await page.goto('/admin/globals/workflow-settings')
    await page.getByRole('combobox', { name: '荣誉' }).click()
    await page.getByRole('option', { name: /三审三校/ }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText(/成功/).first().waitFor()

    const [writer, ...editors] = await Promise.all([
      createStaff('writer', '初撰'),
      createStaff('editor', '初审'),
      createStaff('editor', '复审'),
      createStaff('editor', '终审'),
    ])
    const id = await createDraft(writer, 'honours', { title: '自强模范', level: 'other', kind: 'award' })
    const path = `/admin/collections/honours/${id}`
    const writerPage = await admin.visit({ as: writer })
    await writerPage.goto(path)
    await takeTransitionByKeyboard(writerPage, '提交审核')
    for (const [index, editor] of editors.entries()) {
      const reviewerPage = await admin.visit({ as: editor })
      await reviewerPage.goto(path)
      const panel = await panelOn(reviewerPage)
      await panel.getByText(`共 3 级，已通过 ${index} 级`).waitFor()
      await takeTransitionByKeyboard(reviewerPage, '通过')
      if (index === 2) await panel.getByText('已通过').first().waitFor()
      else await panel.getByText('您在本轮审核中已经通过一次，下一级须由他人审核。').waitFor()
    }
    const { state } = await callApi<{ state: string }>({ as: writer, path: `/honours/${id}/transitions` })
    expect(state).toBe('approved')
  })
})
