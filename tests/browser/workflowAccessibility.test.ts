import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { administrator } from '../support/browser/administrator.js'
import { axeFindings } from '../support/browser/axeFindings.js'
import { callApi, type Credentials } from '../support/browser/callApi.js'
import { createDraft } from '../support/browser/createDraft.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { takeTransition } from '../support/browser/takeTransition.js'
import { useAdmin } from '../support/browser/useAdmin.js'
import { panelOn } from '../support/browser/workflowPanel.js'

const admin = useAdmin()

describe.each([
  [
    'zh-CN',
    {
      requestChanges: '退回修改',
      look: '查看并合并…',
      whyNot: '其他操作为何不可用',
      toDo: '待办',
      takeDowns: /紧急下线，待您复核/,
      notices: /给您的通知/,
      review: /等您审核/,
      returned: /退回给您修改/,
      summary: '摘要',
      settings: '审核流程',
    },
  ],
  [
    'en-GB',
    {
      requestChanges: 'Request changes',
      look: 'Look and merge …',
      whyNot: 'Why the other actions are not available',
      toDo: 'To do',
      takeDowns: /take-downs for you/,
      notices: /Notices for you/,
      review: /For you to review/,
      returned: /Returned to you/,
      summary: 'Summary',
      settings: 'Review rules',
    },
  ],
])('In %s axe finds nothing', (language, labels) => {
  let writer: StaffMember
  let editor: StaffMember
  let publishers: StaffMember[]
  beforeAll(async () => {
    ;[writer, editor, ...publishers] = await Promise.all([
      createStaff('writer', '轴撰'),
      createStaff('editor', '轴审'),
      createStaff('publisher', '轴签'),
      createStaff('publisher', '轴发'),
    ])
  })

  const createArticle = async (
    title: string,
    ...steps: [StaffMember, string, { comment?: string; at?: string }?][]
  ): Promise<string> => {
    const id = await createDraft(writer, 'articles', { title, kind: 'news' })
    for (const [account, name, input] of steps) await takeTransition(account, `/articles/${id}`, name, input)
    return id
  }
  const open = async (as: Credentials, path: string): Promise<Page> => {
    const page = await admin.visit({ as, language, allowedProblems: /409|422/ })
    await page.goto(path)
    await page.locator('#main-content').waitFor()
    return page
  }

  it('where an editor reads what is in review, with the reasons open, and with a dialog that asks for a comment', async () => {
    const id = await createArticle(
      '轴心一',
      [writer, 'submit'],
      [editor, 'requestChanges', { comment: '再改' }],
      [writer, 'submit'],
    )
    const page = await open(editor, `/admin/collections/articles/${id}`)
    const panel = await panelOn(page)
    await panel.getByText(labels.whyNot).click()
    expect(await axeFindings(page)).toEqual([])
    await panel.getByRole('button', { name: labels.requestChanges }).click()
    const dialog = page.getByRole('dialog', { name: labels.requestChanges })
    await dialog.getByRole('button', { name: labels.requestChanges }).click()
    await dialog.getByRole('listitem').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('where a save was refused, and where changes are merged', async () => {
    const id = await createArticle('轴心二')
    const page = await open(writer, `/admin/collections/articles/${id}`)
    const panel = await panelOn(page)
    await callApi({
      as: editor,
      method: 'PATCH',
      path: `/articles/${id}?draft=true`,
      body: { title: '轴心二，改', summary: '他写的' },
    })
    await page.getByRole('textbox', { name: labels.summary }).fill('我写的')
    await panel.getByRole('button', { name: labels.look }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await panel.getByRole('button', { name: labels.look }).click()
    await page.getByRole('dialog').getByRole('group').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('on the home page of a publisher with notices of a take-down and of a void schedule', async () => {
    const [first, second] = publishers as [StaffMember, StaffMember]
    await createArticle(
      '轴心三',
      [writer, 'submit'],
      [editor, 'approve'],
      [first, 'publish'],
      [first, 'emergencyTakeDown', { comment: '照片有误' }],
    )
    const id = await createArticle(
      '轴心四',
      [writer, 'submit'],
      [editor, 'approve'],
      [second, 'publish', { at: new Date(Date.now() + 86_400_000).toISOString() }],
    )
    await callApi({
      as: editor,
      method: 'PATCH',
      path: `/articles/${id}?draft=true`,
      body: { summary: '改动使定时作废' },
    })
    const page = await open(second, '/admin')
    for (const name of [labels.toDo, labels.takeDowns, labels.notices])
      await page.getByRole('heading', { name }).waitFor()
    await page.getByRole('link', { name: '轴心三' }).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('on the home pages of an editor and of a writer, each with their own tasks', async () => {
    await createArticle('轴心五', [writer, 'submit'])
    await createArticle('轴心六', [writer, 'submit'], [editor, 'requestChanges', { comment: '再改' }])
    const editorPage = await open(editor, '/admin')
    await editorPage.getByRole('heading', { name: labels.review }).waitFor()
    await editorPage.getByRole('link', { name: '轴心五' }).first().waitFor()
    expect(await axeFindings(editorPage)).toEqual([])
    const writerPage = await open(writer, '/admin')
    await writerPage.getByRole('heading', { name: labels.returned }).waitFor()
    expect(await writerPage.getByRole('heading', { name: labels.review }).count()).toBe(0)
    await writerPage.getByRole('link', { name: '轴心六' }).first().waitFor()
  })

  it('on the review rules', async () => {
    const page = await open(administrator, '/admin/globals/workflow-settings')
    await page.getByRole('heading', { level: 1, name: labels.settings }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })
})
