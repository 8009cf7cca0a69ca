import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { planSource } from '../../../src/import/planSource.js'
import { runImport } from '../../../src/import/runImport.js'
import { blockNode, linkNode, paragraphOf, richText } from '../../support/richText.js'
import { send, sendTransition } from '../../support/requests.js'
import { newestVersion } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

describe('A link in a rich text', () => {
  let fixture: WorkflowFixture
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
  })
  afterAll(() => fixture.stop())

  const create = (body: object) =>
    send(fixture, 'post', 'articles?draft=true', fixture.people.writer, { title: '链接', kind: 'news', body })
  const stored = async (id: string) => (await newestVersion(fixture.payload, 'articles', id)).version.body
  const addressesIn = (body: unknown): string[] =>
    [...JSON.stringify(body).matchAll(/"url":("(?:[^"\\]|\\.)*")/g)].map(([, json]) => JSON.parse(json!) as string)

  /** Takes a text from the writer to the readers; the statuses of the three steps. */
  async function goLive(id: string): Promise<number[]> {
    const statuses: number[] = []
    for (const [name, as] of [
      ['submit', 'writer'],
      ['approve', 'editor'],
      ['publish', 'publisher'],
    ] as const)
      statuses.push((await sendTransition(fixture, `articles/${id}`, name, fixture.people[as])).status)
    return statuses
  }

  it.each([
    ['http://neiwang/tongzhi', 'http://neiwang/tongzhi', 'http://neiwang/tongzhi'],
    ['http://localhost:3000/x', 'http://localhost:3000/x', 'http://localhost:3000/x'],
    ['#第一节', '#第一节', '#%E7%AC%AC%E4%B8%80%E8%8A%82'],
    ['https://example.org/a b', 'https://example.org/a%20b', 'https://example.org/a%20b'],
    ['www.example.org/路径', 'https://www.example.org/路径', 'https://www.example.org/%E8%B7%AF%E5%BE%84'],
    ['https：//example.org', 'https://example.org', 'https://example.org/'],
    ['tel:12385', 'tel:12385', 'tel:12385'],
    ['mailto:a@example.org', 'mailto:a@example.org', 'mailto:a@example.org'],
    ['/about', '/about', '/about'],
  ])('to %s goes live as it was approved, and is served', async (address, kept, href) => {
    const { doc } = (await create(paragraphOf(linkNode(address))).expect(201)).body
    expect(addressesIn(doc.body)).toEqual([kept])
    expect(await goLive(doc.id)).toEqual([200, 200, 200])
    const { body } = await send(fixture, 'get', `articles/${doc.id}`)
    expect(addressesIn(body.body)).toEqual([kept])
    expect(body.bodyHtml).toContain(`<a href="${href}" rel="noopener">链接</a>`)
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', './a', 'a.html', '//example.org', 'https://', ''])(
    'to %p is refused beside the field, and nothing of the text is stored',
    async (address) => {
      const { id } = await fixture.createArticle('draft')
      const before = await newestVersion(fixture.payload, 'articles', id)
      const refusal = await send(fixture, 'patch', `articles/${id}?draft=true&autosave=true`, fixture.people.writer, {
        body: richText(
          blockNode('list', [blockNode('listitem', [linkNode(address)], { value: 1 })], {
            tag: 'ul',
            listType: 'bullet',
          }),
        ),
      })
      expect(refusal.status).toBe(400)
      expect(refusal.body.errors[0]).toMatchObject({ code: 'invalid', data: { errors: [{ path: 'body' }] } })
      expect(refusal.body.errors[0].data.errors[0].message).toMatch(/链接/)
      expect(await newestVersion(fixture.payload, 'articles', id)).toEqual(before)
    },
  )

  it('to a document itself is refused: only a website knows at which address it shows one', async () => {
    const { id } = await fixture.createArticle('live')
    const fields = { linkType: 'internal', doc: { relationTo: 'articles', value: id }, newTab: false }
    const refusal = await create(paragraphOf({ ...linkNode(''), fields }))
    expect(refusal.status).toBe(400)
    expect(refusal.body.errors[0]).toMatchObject({ code: 'invalid', data: { errors: [{ path: 'body' }] } })
  })

  it('is normalised wherever it is: in lists, quotes and headings, and where the editor made it by itself', async () => {
    const { doc } = (
      await create(
        richText(
          blockNode('list', [blockNode('listitem', [linkNode('www.a.org')], { value: 1 })], {
            tag: 'ul',
            listType: 'bullet',
            start: 1,
          }),
          blockNode('quote', [linkNode('www.b.org')]),
          blockNode('paragraph', [linkNode('www.c.org', '链接', 'autolink')]),
          blockNode('heading', [linkNode('www.d.org')], { tag: 'h2' }),
        ),
      ).expect(201)
    ).body
    expect(addressesIn(await stored(doc.id))).toEqual(['a', 'b', 'c', 'd'].map((name) => `https://www.${name}.org`))
  })

  it('leaves a text alone that was stored before: what is saved unchanged is no edit', async () => {
    const { payload, people } = fixture
    const { id } = await fixture.createArticle('draft')
    const { id: version, version: data } = await newestVersion(payload, 'articles', id)
    const now = new Date().toISOString()
    const body = paragraphOf(linkNode('http%3A%2F%2Fneiwang%2Fa'))
    await payload.db.updateVersion({
      collection: 'articles',
      id: version,
      versionData: { parent: id, version: { ...data, body } as never, createdAt: now, updatedAt: now },
    })
    await send(fixture, 'patch', `articles/${id}?draft=true`, people.writer, { body, summary: '新' }).expect(200)
    expect(addressesIn(await stored(id))).toEqual(['http%3A%2F%2Fneiwang%2Fa'])
    expect(await goLive(id)).toEqual([200, 200, 200])
    expect((await send(fixture, 'get', `articles/${id}`)).body.bodyHtml).toContain('<a href="http://neiwang/a"')
  })

  it('with any address that is taken survives writing, reading and writing, and keeps its approval', async () => {
    const parts = [
      'http://',
      'https：//',
      'www.',
      'tel:',
      '#',
      '/',
      '示例',
      'example',
      '.org',
      ':80',
      '%',
      '%20',
      ' ',
      '@',
    ]
    const address = fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 4 })), {
      minLength: 1,
      maxLength: 5,
    })
    const one = address.map((each) => each.join(''))
    let taken = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(one, fc.webUrl({ withFragments: true, withQueryParameters: true })), async (url) => {
        const created = await create(paragraphOf(linkNode(url)))
        expect([201, 400]).toContain(created.status)
        if (created.status === 400) return
        taken += 1
        const { id, body } = created.body.doc
        const path = `articles/${id}?draft=true`
        const again = (await send(fixture, 'patch', path, fixture.people.writer, { body }).expect(200)).body.doc
        expect(again.body).toEqual(body)
        expect(await goLive(id)).toEqual([200, 200, 200])
        expect((await send(fixture, 'get', `articles/${id}`)).body.bodyHtml).toContain('<a href=')
      }),
      { numRuns: 40 },
    )
    expect(taken).toBeGreaterThan(0)
  })

  it('of an imported source is taken by the import as its dry run says', async () => {
    const text =
      '---\ntitle: 带链接的文章\nauthor: 日报\ndate: Thu, 10 Dec 2020 04:09:07 GMT\n---\n' +
      '<p>12月3日，临江市残联开展活动，<a href="https://example.org/a b">详情</a>，<a href="tel:12385">热线</a>，' +
      '<a href="./a">其他</a>。</p>'
    const dryRun = planSource(text).report
    expect(JSON.stringify(dryRun).match(/"refusedLink"/g)).toHaveLength(1)
    const { report, source } = await runImport(
      { filename: 'links.md', bytes: Buffer.from(text) },
      { payload: fixture.payload, importAs: 'inReview' },
    )
    expect(report).toEqual(dryRun)
    const { docs } = await fixture.payload.find({
      collection: 'articles',
      where: { source: { equals: source } },
      draft: true,
    })
    expect(addressesIn(docs[0]?.body)).toEqual(['https://example.org/a%20b', 'tel:12385'])
  })
})
