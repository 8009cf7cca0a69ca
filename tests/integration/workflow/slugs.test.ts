import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { approve, publish } from '../../support/documents.js'
import { errorCodesOf, send, sendTransition } from '../../support/requests.js'
import { newestVersion } from '../../support/stored.js'
import { startWorkflowFixture, type WorkflowFixture } from './WorkflowFixture.js'

describe('The slug of a document', () => {
  let fixture: WorkflowFixture
  beforeAll(async () => {
    fixture = await startWorkflowFixture()
  })
  afterAll(() => fixture.stop())

  type Saved = { id: string; slug?: string | null }
  const create = async (data: object, collection = 'articles'): Promise<Saved> =>
    (await send(fixture, 'post', `${collection}?draft=true`, fixture.people.editor, data).expect(201)).body.doc
  const save = (path: string, data: object) =>
    send(fixture, 'patch', `${path}?draft=true&autosave=true`, fixture.people.editor, data)
  const slugAfter = async (path: string, data: object): Promise<unknown> =>
    (await save(path, data).expect(200)).body.doc.slug

  it('follows the title while it is typed, whether or not the form sends the slug that it got before', async () => {
    const { id, slug } = await create({})
    expect(slug ?? null).toBeNull()
    const path = `articles/${id}`
    expect(await slugAfter(path, { title: '助' })).toBe('zhu')
    expect(await slugAfter(path, { title: '助残日', slug: 'zhu' })).toBe('zhu-can-ri')
    expect(await slugAfter(path, { title: '助残日活', slug: '' })).toBe('zhu-can-ri-huo')
    expect(await slugAfter(path, { title: '助残日活动', slug: 'zhu-can' })).toBe('zhu-can-ri-huo-dong')
    expect(await slugAfter(path, { summary: '摘要' })).toBe('zhu-can-ri-huo-dong')
  })

  it('follows the title also where another one begins alike', async () => {
    const [first, second] = [await create({ title: '关' }), await create({ title: '关' })]
    expect([first.slug, second.slug]).toEqual(['guan', 'guan-2'])
    expect(await slugAfter(`articles/${first.id}`, { title: '关于甲' })).toBe('guan-yu-jia')
    expect(await slugAfter(`articles/${second.id}`, { title: '关于乙' })).toBe('guan-yu-yi')
  })

  it('stays once somebody has typed one', async () => {
    const { id } = await create({ title: '公告' })
    expect(await slugAfter(`articles/${id}`, { slug: 'gong-gao-2024' })).toBe('gong-gao-2024')
    expect(await slugAfter(`articles/${id}`, { title: '招聘公告' })).toBe('gong-gao-2024')
    expect(await slugAfter(`articles/${id}`, { title: '招聘公告二', slug: 'gong-gao-2024' })).toBe('gong-gao-2024')
  })

  it('stays once the text was submitted, also when it was withdrawn, and once it was live', async () => {
    const { id, slug } = await create({ title: '助残' })
    await sendTransition(fixture, `articles/${id}`, 'submit', fixture.people.editor)
    await sendTransition(fixture, `articles/${id}`, 'withdraw', fixture.people.editor)
    expect(await slugAfter(`articles/${id}`, { title: '爱眼' })).toBe(slug)
    expect(await slugAfter(`articles/${id}`, { title: '爱眼', slug: '' })).toBe(slug)
    await publish(fixture.payload, 'articles', id)
    expect(await slugAfter(`articles/${id}`, { title: '爱耳' })).toBe(slug)
    expect(await slugAfter(`articles/${id}`, { slug: 'ai-er' })).toBe('ai-er')
  })

  it('is another one when a draft of a live document has it already, so that both can be published', async () => {
    const [m, n] = [await create({ title: '丙文' }), await create({ title: '丁文' })]
    for (const { id } of [m, n]) await publish(fixture.payload, 'articles', id)
    expect(await slugAfter(`articles/${m.id}`, { slug: 'same-slug' })).toBe('same-slug')
    expect(await slugAfter(`articles/${n.id}`, { slug: 'same-slug' })).toBe('same-slug-2')
    // What is live keeps its own until then.
    expect((await create({ title: '丙文' })).slug).toBe('bing-wen-2')
    for (const { id } of [m, n]) await publish(fixture.payload, 'articles', id)
    const slugs = [m, n].map(({ id }) => send(fixture, 'get', `articles/${id}`).then(({ body }) => body.slug as string))
    expect(await Promise.all(slugs)).toEqual(['same-slug', 'same-slug-2'])
  })

  it.each([
    ['rows', (n: number) => create({ title: '同时', summary: `${n}` })],
    ['people', (n: number) => create({ name: '同时', biography: undefined, n }, 'people')],
  ])('is a different one for each of several saves at the same time (%s)', async (_name, write) => {
    const docs = await Promise.all(Array.from({ length: 6 }, (_, n) => write(n)))
    expect(new Set(docs.map(({ slug }) => slug)).size).toBe(6)
  })

  it('is a different one when two drafts of live documents are saved at the same time', async () => {
    const docs = [await create({ title: '戊文' }), await create({ title: '己文' })]
    for (const { id } of docs) await publish(fixture.payload, 'articles', id)
    const slugs = await Promise.all(docs.map(({ id }) => slugAfter(`articles/${id}`, { slug: 'at-once' })))
    expect(slugs.sort()).toEqual(['at-once', 'at-once-2'])
  })

  it('that another document has got past the program is said at submission, and stops a schedule', async () => {
    const { payload, people } = fixture
    const [taken, text] = [await create({ title: '庚文' }), await create({ title: '辛文' })]
    await publish(payload, 'articles', text.id)
    await save(`articles/${text.id}`, { summary: '新' })
    const steal = async () => {
      const { id, version } = await newestVersion(payload, 'articles', text.id)
      const now = new Date().toISOString()
      await payload.db.updateVersion({
        collection: 'articles',
        id,
        versionData: {
          parent: text.id,
          version: { ...version, slug: taken.slug } as never,
          createdAt: now,
          updatedAt: now,
        },
      })
    }
    await steal()
    const refusal = await sendTransition(fixture, `articles/${text.id}`, 'submit', people.editor)
    expect([refusal.status, errorCodesOf(refusal)]).toEqual([422, ['contentIncomplete']])
    expect(refusal.body.errors[0].message).toContain('slug')
    expect(await slugAfter(`articles/${text.id}`, { slug: 'xin' })).toBe('xin')
    await approve(payload, 'articles', text.id)
    await steal()
    const at = new Date(Date.now() + 60_000).toISOString()
    const schedule = await sendTransition(fixture, `articles/${text.id}`, 'publish', people.publisher, { at })
    expect(errorCodesOf(schedule)).toContain('contentIncomplete')
  })

  it('of a copy is one of its own', async () => {
    const { id, slug } = await create({ title: '复制件' })
    const copy = (await send(fixture, 'post', `articles/${id}/duplicate?draft=true`, fixture.people.editor)).body.doc
    expect(copy.slug).toMatch(/^fu-zhi-jian-\d+$/)
    expect(copy.slug).not.toBe(slug)
    expect(await slugAfter(`articles/${copy.id}`, { title: '另一篇' })).toBe('ling-yi-pian')
  })

  it.each(['💡', '！！！', 'العربية'])('is there also for a title that spells nothing: %s', async (title) => {
    const { id, slug } = await create({ title })
    expect(slug).toMatch(/^article-[\da-f]{8}$/)
    expect(await slugAfter(`articles/${id}`, { title, summary: '摘要' })).toBe(slug)
    await publish(fixture.payload, 'articles', id)
    expect((await send(fixture, 'get', `articles/${id}`)).body.slug).toBe(slug)
  })

  it.each([
    ['A Title With Blanks', 'a-title-with-blanks'],
    ['助残/活动', 'zhu-can-huo-dong'],
    ['/a//b/', 'a-b'],
    ['ＦＵＬＬ_width', 'full-width'],
    ['admin', 'admin-2'],
    ['search', 'search-2'],
  ])('that is typed as %s is normalised', async (typed, slug) => {
    expect((await create({ title: '手写', slug: typed })).slug).toBe(slug)
  })

  it.each(['💡', '///', 7, { a: 1 }])('that is typed as %p is refused beside the field', async (slug) => {
    const { id, slug: before } = await create({ title: '拒绝' })
    const refusal = await save(`articles/${id}`, { slug })
    expect([refusal.status, refusal.body.errors[0].code]).toEqual([400, 'invalid'])
    expect(refusal.body.errors[0].data.errors).toMatchObject([{ path: 'slug' }])
    expect((await newestVersion(fixture.payload, 'articles', id)).version.slug).toBe(before)
  })

  it('is there for people, organisations and topics too, and stays when these are renamed', async () => {
    const { editor } = fixture.people
    expect((await create({ name: '单晓梅' }, 'people')).slug).toBe('shan-xiao-mei')
    for (const collection of ['organisations', 'topics']) {
      const { doc } = (await send(fixture, 'post', collection, editor, { name: '助残协会' }).expect(201)).body
      expect(doc.slug).toBe('zhu-can-xie-hui')
      const renamed = await send(fixture, 'patch', `${collection}/${doc.id}`, editor, { name: '新名' }).expect(200)
      expect(renamed.body.doc.slug).toBe('zhu-can-xie-hui')
      const symbol = await send(fixture, 'post', collection, editor, { name: '☆' }).expect(201)
      expect(symbol.body.doc.slug).toMatch(/^(organisation|topic)-[\da-f]{8}$/)
      const publicly = await send(fixture, 'get', `${collection}?where[slug][equals]=zhu-can-xie-hui`)
      expect(publicly.body.docs).toMatchObject([{ name: '新名' }])
    }
  })
})
