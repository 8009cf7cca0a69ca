import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { administrator } from '../support/browser/administrator.js'
import { axeFindings, type Finding } from '../support/browser/axeFindings.js'
import { callApi } from '../support/browser/callApi.js'
import { createStaff, type StaffMember } from '../support/browser/createStaff.js'
import { useAdmin } from '../support/browser/useAdmin.js'
import { knownPayloadFindings } from './knownPayloadFindings.js'

const admin = useAdmin()
const occurredFindings = new Set<string>()

/** What axe finds on a page, without the known findings in Payload's own components. */
async function findingsOn(page: Page): Promise<Finding[]> {
  return (await axeFindings(page)).filter(({ rule, selector }) => {
    const known = knownPayloadFindings.find((entry) => entry.rule === rule && selector.includes(entry.selector))
    if (known) occurredFindings.add(`${known.rule} ${known.selector}`)
    return !known
  })
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('#main-content').waitFor()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => document.querySelector('.shimmer-effect') === null)
}

/** The address at which one document of each collection is edited. */
async function findEditPaths(): Promise<Record<string, string>> {
  const firstEditPath = async (collection: string, query = 'sort=createdAt') => {
    const { docs } = await callApi<{ docs: { id: string }[] }>({
      as: administrator,
      path: `/${collection}?limit=1&${query}`,
    })
    return `/admin/collections/${collection}/${docs[0]?.id}`
  }
  return {
    article: await firstEditPath('articles', 'where[kind][equals]=chronicle'),
    activity: await firstEditPath('activities'),
    person: await firstEditPath('people', `where[name][equals]=${encodeURIComponent('李婷')}`),
    honour: await firstEditPath('honours'),
    image: await firstEditPath('media'),
    source: await firstEditPath('sources'),
    role: await firstEditPath('roles'),
  }
}

describe.each([
  [
    'zh-CN',
    [
      '/admin',
      '/admin/collections/articles',
      '/admin/collections/activities',
      '/admin/collections/media',
      '/admin/collections/media/create',
      '/admin/collections/users/create',
      '/admin/account',
      '/admin/nowhere',
    ],
    ['article', 'activity', 'person', 'honour', 'image', 'source', 'role'],
  ],
  ['en-GB', ['/admin', '/admin/collections/articles', '/admin/collections/media/create'], ['article', 'person']],
])('In %s axe finds nothing', (language, pages, kinds) => {
  let writer: StaffMember
  let paths: Record<string, string>
  beforeAll(async () => {
    writer = await createStaff('writer', '轴萱')
    paths = await findEditPaths()
  })

  it('on the sign-in page', async () => {
    const page = await admin.visit({ language })
    await open(page, '/admin/login')
    expect(await findingsOn(page)).toEqual([])
  })

  it.each(pages)('on %s', async (path) => {
    const page = await admin.visit({ as: administrator, language, allowedProblems: /404.*nowhere/ })
    await open(page, path)
    expect(await findingsOn(page)).toEqual([])
  })

  it.each(kinds)('where an administrator edits one %s', async (kind) => {
    const page = await admin.visit({ as: administrator, language })
    await open(page, paths[kind] ?? '')
    expect(await findingsOn(page)).toEqual([])
  })

  it('where a writer reads an article of somebody else', async () => {
    const page = await admin.visit({ as: writer, language })
    await open(page, paths.article ?? '')
    expect(await findingsOn(page)).toEqual([])
  })

  it('on the versions of an article, and with the menu open', async () => {
    const page = await admin.visit({ as: administrator, language })
    await open(page, `${paths.article}/versions`)
    await page.locator('.nav-toggler').first().click()
    await page.locator('.nav--nav-open').waitFor()
    expect(await findingsOn(page)).toEqual([])
  })
})

it('Every known finding still occurs, otherwise it must be removed from the list', () => {
  expect(knownPayloadFindings.filter(({ rule, selector }) => !occurredFindings.has(`${rule} ${selector}`))).toEqual([])
})
