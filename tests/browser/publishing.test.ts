import { beforeAll, describe, expect, it } from '@jest/globals'

import { callApi } from '../support/browser/callApi.js'
import { makeStaff, type Staff } from '../support/browser/makeStaff.js'
import { useAdmin } from '../support/browser/useAdmin.js'

const admin = useAdmin()
type Found = { data: { Articles: { docs: { title: string }[] } } }

describe('a publisher', () => {
  const title = '残疾人文化周开幕'
  let publisher: Staff
  let articleId: string
  beforeAll(async () => {
    const writer = await makeStaff('writer', '文撰')
    publisher = await makeStaff('publisher', '钱签')
    const { doc } = await callApi<{ doc: { id: string } }>({ as: writer, method: 'POST', path: '/articles?draft=true', body: { title, kind: 'news' } })
    articleId = doc.id
  })

  const asVisitors = async () => {
    const query = `{ Articles(where: { title: { equals: "${title}" } }) { docs { title } } }`
    const { data } = await callApi<Found>({ method: 'POST', path: '/graphql', body: { query } })
    return data.Articles.docs
  }

  it('cannot change the text of others', async () => {
    const page = await admin.visit({ as: publisher })
    await page.goto(`/admin/collections/articles/${articleId}`)
    await page.getByRole('button', { name: /发布/ }).waitFor()
    expect(await page.getByRole('textbox', { name: '标题' }).isDisabled()).toBe(true)
  })

  it('publishes an article, which websites see from then on and not before', async () => {
    expect(await asVisitors()).toEqual([])
    const page = await admin.visit({ as: publisher })
    await page.goto(`/admin/collections/articles/${articleId}`)
    await page.getByRole('button', { name: /发布/ }).click()
    await page.locator('.doc-controls__status, .status').getByText('已发布').first().waitFor()
    expect(await asVisitors()).toEqual([{ title }])
  })
})
