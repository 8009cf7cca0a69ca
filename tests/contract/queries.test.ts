import { existsSync, readdirSync, readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { send } from '../support/requests.js'
import { startDashiji, type Dashiji } from '../support/startDashiji.js'

const folder = 'docs/queries'
const files = readdirSync(folder).filter((name) => name.endsWith('.graphql'))
const readQuery = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8')
const articleSlug = 'guo-ji-can-ji-ren-ri-liao-cheng-shi-can-lian-xi-lie-huo-dong-wei-can-ji-ren-yu'
const chronicleSlug = 'hui-gu-2023-jin-shan-qu-can-ji-ren-shi-ye-fa-zhan-da-shi-ji'

describe('The queries of the documentation', () => {
  let dashiji: Dashiji
  const run = async (name: string, variables: object = {}) => {
    const { body } = await send(dashiji, 'post', 'graphql', undefined, { query: readQuery(name), variables }).expect(
      200,
    )
    expect(body).not.toHaveProperty('errors')
    return body.data
  }

  beforeAll(async () => {
    dashiji = await startDashiji({ content: true })
  })
  afterAll(() => dashiji.stop())

  it('are three', () =>
    expect(files.sort()).toEqual(['article-page.graphql', 'home-list.graphql', 'person-page.graphql']))

  it.each(files)('are quoted exactly in docs/websites.md: %s', (name) => {
    expect(existsSync('docs/websites.md') ? readFileSync('docs/websites.md', 'utf8') : '').toContain(
      readQuery(name).trim(),
    )
  })

  it('fetch the list of the home page', async () => {
    const { Articles } = await run('home-list.graphql')
    expect(Articles).toMatchObject({ totalDocs: 2, totalPages: 1, hasNextPage: false })
    expect(Articles.docs.map(({ slug }: { slug: string }) => slug)).toEqual([chronicleSlug, articleSlug])
    expect(Articles.docs[1].cover.sizes.card.url).toMatch(/^http:\/\/localhost:3000\/api\/media\/file\//)
  })

  it('fetch an article with its images and activities', async () => {
    const [doc] = (await run('article-page.graphql', { slug: articleSlug })).Articles.docs
    expect(doc).toMatchObject({
      byline: '李利',
      kind: 'news',
      publishedAt: '2021-12-04T12:22:42.000Z',
      origin: { name: '趣头条' },
    })
    expect(doc.bodyHtml.match(/<img /g)).toHaveLength(3)
    expect(doc.activities.docs).toHaveLength(4)
    expect(doc.activities.docs[0]).toMatchObject({
      organisers: expect.any(Array),
      figures: [{ value: 165, unit: '件' }],
    })
  })

  it('fetch a chronicle with its honours and their recipients', async () => {
    const [doc] = (await run('article-page.graphql', { slug: chronicleSlug })).Articles.docs
    expect(doc.activities.docs).toHaveLength(20)
    expect(doc.activities.docs[0].title).toBe('2023年度残联系统工作会议')
    expect(
      doc.honours.docs.flatMap(({ recipients }: { recipients: { name: string }[] }) =>
        recipients.map(({ name }) => name),
      ),
    ).toEqual(expect.arrayContaining(['李婷', '李雷', '陈雪峰']))
  })

  it('fetch a person', async () => {
    const [person] = (await run('person-page.graphql', { slug: 'li-ting' })).People.docs
    expect(person).toMatchObject({ name: '李婷', activities: { docs: [{ article: { slug: chronicleSlug } }] } })
    expect(person.honours.docs).toHaveLength(3)
  })

  it('are answered by GET too', async () => {
    const { body } = await send(dashiji, 'get', 'graphql')
      .query({ query: readQuery('person-page.graphql'), variables: JSON.stringify({ slug: 'li-ting' }) })
      .expect(200)
    expect(body.data.People.docs[0].name).toBe('李婷')
  })
})
