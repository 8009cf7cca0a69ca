import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { createDocument, createLiveDocument } from '../access/documents.js'
import { queryGraphql } from './queryGraphql.js'

const textNode = (text: string) => ({
  type: 'text',
  text: text,
  format: 0,
  detail: 0,
  mode: 'normal',
  style: '',
  version: 1,
})
const block = (type: string, children: object[], extra = {}) => ({
  type,
  children,
  direction: 'ltr',
  format: '',
  indent: 0,
  version: 1,
  ...extra,
})
const link = (url: string, text: string) =>
  block('link', [textNode(text)], { id: 'a'.repeat(24), fields: { url, linkType: 'custom', newTab: false } })
const upload = (id: string, n: string) => ({
  type: 'upload',
  relationTo: 'media',
  value: id,
  fields: null,
  format: '',
  id: n.repeat(24),
  version: 3,
})
const body = (...children: object[]) => ({ root: block('root', children) })

describe('The HTML of a long text', () => {
  let dashiji: Dashiji
  let editor: SignedInUser
  let id: string
  let hidden: string
  let file: string

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    editor = await signIn(payload, 'editor')
    const media = await createDocument(payload, 'media', { data: { alt: '合影' } })
    file = (media as unknown as { filename: string }).filename
    hidden = (await createDocument(payload, 'media', { data: { alt: '未公开' } })).id
    const children = [
      block('heading', [textNode('标题')], { tag: 'h2' }),
      block('paragraph', [textNode('图前<b>')]),
      upload(media.id, 'b'),
      block('paragraph', [link('https://example.org/', '网站')]),
    ]
    id = (
      await createLiveDocument(payload, 'articles', {
        data: { title: '有图', body: body(...children, upload(hidden, 'c')) },
      })
    ).id
    // Behind the text's back: an image of live text is public.
    await payload.db.updateOne({ collection: 'media', id: hidden, data: { isPublic: false, publicUses: [] } })
    await createLiveDocument(payload, 'people', {
      data: { name: '某人', biography: body(block('paragraph', [textNode('简介')])) },
    })
  })
  afterAll(() => dashiji.stop())

  const expected = () => [
    '<h2>标题</h2><p>图前&lt;b&gt;</p>',
    `src="http://localhost:3000/api/media/file/`,
    'alt="合影" width="40" height="30" loading="lazy"',
    '<p><a href="https://example.org/" rel="noopener">网站</a></p>',
  ]

  it('comes over GraphQL with its images', async () => {
    const { data } = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji.app,
      `{ Article(id: "${id}") { bodyHtml } }`,
    )
    for (const fragment of expected()) expect(data?.Article.bodyHtml).toContain(fragment)
    expect(data?.Article.bodyHtml).toContain(file.replace(/\.\w+$/, ''))
  })

  it.each(['', '?depth=0', '?depth=2', '?select[bodyHtml]=true', '?select[title]=true&select[bodyHtml]=true'])(
    'comes over REST alike: %s',
    async (query) => {
      const { body: doc } = await request(dashiji.app).get(`/api/articles/${id}${query}`).expect(200)
      for (const fragment of expected()) expect(doc.bodyHtml).toContain(fragment)
    },
  )

  it('comes with a list of which nothing else is chosen', async () => {
    const { body: list } = await request(dashiji.app).get('/api/articles?select[bodyHtml]=true').expect(200)
    expect(list.docs).toEqual([{ id, bodyHtml: expect.stringContaining('<h2>标题</h2>') }])
  })

  it('leaves out the images that the reader may not see', async () => {
    const anonymous = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji.app,
      `{ Article(id: "${id}") { bodyHtml } }`,
    )
    const staff = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji.app,
      `{ Article(id: "${id}") { bodyHtml } }`,
      {},
      editor.headers,
    )
    expect(anonymous.data?.Article.bodyHtml).not.toContain('未公开')
    expect(staff.data?.Article.bodyHtml).toContain('alt="未公开"')
  })

  it('is that of the working version when staff ask for that', async () => {
    await request(dashiji.app)
      .patch(`/api/articles/${id}?draft=true`)
      .set(editor.headers)
      .send({ body: body(block('paragraph', [textNode('新稿')])) })
      .expect(200)
    const working = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji.app,
      `{ Article(id: "${id}", draft: true) { bodyHtml } }`,
      {},
      editor.headers,
    )
    expect(working.data?.Article.bodyHtml).toBe('<p>新稿</p>')
    const { body: chosen } = await request(dashiji.app)
      .get(`/api/articles/${id}?draft=true&select[bodyHtml]=true`)
      .set(editor.headers)
      .expect(200)
    expect(chosen.bodyHtml).toBe('<p>新稿</p>')
    const live = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji.app,
      `{ Article(id: "${id}", draft: true) { bodyHtml } }`,
    )
    expect(live.data?.Article.bodyHtml).toContain('标题')
  })

  it('is not made when nobody asks for it', async () => {
    const { db } = dashiji.payload
    const find = db.find
    // The images that it shows are looked up for it. For staff: for others they may be read to verify a seal.
    const countMediaLookups = async (send: () => PromiseLike<unknown>): Promise<number> => {
      let mediaLookups = 0
      db.find = ((args: { collection: string }) => {
        if (args.collection === 'media') mediaLookups += 1
        return find.call(db, args as never)
      }) as typeof db.find
      await send()
      db.find = find
      return mediaLookups
    }
    const graphql = (field: string) =>
      countMediaLookups(() => queryGraphql(dashiji.app, `{ Articles { docs { ${field} } } }`, {}, editor.headers))
    const rest = (field: string) =>
      countMediaLookups(() =>
        request(dashiji.app).get(`/api/articles?select[${field}]=true`).set(editor.headers).expect(200),
      )
    for (const select of [graphql, rest]) {
      expect(await select('bodyHtml')).toBeGreaterThan(0)
      expect(await select('title')).toBe(0)
    }
  })

  it('cannot be written, and is stored nowhere', async () => {
    const { body: created } = await request(dashiji.app)
      .post('/api/articles')
      .set(editor.headers)
      .send({ title: '伪造', bodyHtml: '<script>alert(1)</script>' })
      .expect(201)
    expect(created.doc.bodyHtml).toBe('')
    expect(
      await dashiji.payload.db.findOne({ collection: 'articles', where: { id: { equals: created.doc.id } } }),
    ).not.toHaveProperty('bodyHtml')
  })

  it('comes through a text that no editor of ours wrote', async () => {
    const odd = (await createDocument(dashiji.payload, 'articles', { data: { title: '怪文' } })).id
    await dashiji.payload.db.updateOne({
      collection: 'articles',
      id: odd,
      data: { body: body({ type: 'unheardOf', children: [textNode('留下的字')] }, upload('not-an-id', 'd')) },
    })
    const { data, errors } = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji.app,
      `{ Article(id: "${odd}") { bodyHtml } }`,
      {},
      editor.headers,
    )
    expect(errors).toBeUndefined()
    expect(data?.Article.bodyHtml).toBe('留下的字')
  })

  it('is made of a person’s biography too', async () => {
    const { data } = await queryGraphql<{ People: { docs: unknown[] } }>(
      dashiji.app,
      '{ People { docs { biographyHtml } } }',
    )
    expect(data?.People.docs).toEqual([{ biographyHtml: '<p>简介</p>' }])
  })
})
