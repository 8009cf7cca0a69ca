import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocument, createDocumentIn, createImage } from '../../support/documents.js'
import { signIn, type Person } from '../../support/people.js'
import { queryGraphql, send } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readRow } from '../../support/stored.js'

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

describe('The HTML of a rich text', () => {
  let dashiji: Dashiji
  let editor: Person
  let id: string
  let hidden: string
  let filename: string

  beforeAll(async () => {
    dashiji = await startDashiji()
    const { payload } = dashiji
    editor = await signIn(payload, 'editor')
    const image = await createImage(payload, { alt: '合影' })
    filename = (await payload.findByID({ collection: 'media', id: image.id })).filename!
    hidden = (await createImage(payload, { alt: '未公开' })).id
    const children = [
      block('heading', [textNode('标题')], { tag: 'h2' }),
      block('paragraph', [textNode('图前<b>')]),
      upload(image.id, 'b'),
      block('paragraph', [link('https://example.org/', '网站')]),
    ]
    id = (
      await createDocumentIn(payload, 'articles', 'live', {
        data: { title: '有图', body: body(...children, upload(hidden, 'c')) },
      })
    ).id
    // An image of live content is public; written to the database directly, it is hidden all the same.
    await payload.db.updateOne({ collection: 'media', id: hidden, data: { isPublic: false, publicUses: [] } })
    await createDocumentIn(payload, 'people', 'live', {
      data: { name: '某人', biography: body(block('paragraph', [textNode('简介')])) },
    })
  })
  afterAll(() => dashiji.stop())

  const readHtml = async (args: string, as?: Person): Promise<string | undefined> => {
    const query = `{ Article(${args}) { bodyHtml } }`
    const { data } = await queryGraphql<{ Article: { bodyHtml: string } }>(dashiji, query, { as })
    return data?.Article.bodyHtml
  }
  const expected = () => [
    '<h2>标题</h2><p>图前&lt;b&gt;</p>',
    `src="http://localhost:3000/api/media/file/`,
    'alt="合影" width="40" height="30" loading="lazy"',
    '<p><a href="https://example.org/" rel="noopener">网站</a></p>',
  ]

  it('is in GraphQL, with its images', async () => {
    const html = await readHtml(`id: "${id}"`)
    for (const fragment of expected()) expect(html).toContain(fragment)
    expect(html).toContain(filename.replace(/\.\w+$/, ''))
  })

  it.each(['', '?depth=0', '?depth=2', '?select[bodyHtml]=true', '?select[title]=true&select[bodyHtml]=true'])(
    'is the same over REST: %s',
    async (query) => {
      const { body: doc } = await send(dashiji, 'get', `articles/${id}${query}`).expect(200)
      for (const fragment of expected()) expect(doc.bodyHtml).toContain(fragment)
    },
  )

  it('is in a list that selects nothing else', async () => {
    const { body: list } = await send(dashiji, 'get', 'articles?select[bodyHtml]=true').expect(200)
    expect(list.docs).toEqual([{ id, bodyHtml: expect.stringContaining('<h2>标题</h2>') }])
  })

  it('leaves out images that the reader may not see', async () => {
    expect(await readHtml(`id: "${id}"`)).not.toContain('未公开')
    expect(await readHtml(`id: "${id}"`, editor)).toContain('alt="未公开"')
  })

  it('is that of the working version when staff ask for drafts', async () => {
    const newDraft = { body: body(block('paragraph', [textNode('新稿')])) }
    await send(dashiji, 'patch', `articles/${id}?draft=true`, editor, newDraft).expect(200)
    expect(await readHtml(`id: "${id}", draft: true`, editor)).toBe('<p>新稿</p>')
    const { body: selected } = await send(
      dashiji,
      'get',
      `articles/${id}?draft=true&select[bodyHtml]=true`,
      editor,
    ).expect(200)
    expect(selected.bodyHtml).toBe('<p>新稿</p>')
    expect(await readHtml(`id: "${id}", draft: true`)).toContain('标题')
  })

  it('is not made when nobody selects it', async () => {
    const { db } = dashiji.payload
    const find = db.find
    // Making it looks up its images. Counted for staff only: for others images are also read to verify a seal.
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
      countMediaLookups(() => queryGraphql(dashiji, `{ Articles { docs { ${field} } } }`, { as: editor }))
    const rest = (field: string) =>
      countMediaLookups(() => send(dashiji, 'get', `articles?select[${field}]=true`, editor).expect(200))
    for (const select of [graphql, rest]) {
      expect(await select('bodyHtml')).toBeGreaterThan(0)
      expect(await select('title')).toBe(0)
    }
  })

  it('cannot be written and is not stored', async () => {
    const forged = { title: '伪造', bodyHtml: '<script>alert(1)</script>' }
    const { body: created } = await send(dashiji, 'post', 'articles', editor, forged).expect(201)
    expect(created.doc.bodyHtml).toBe('')
    expect(await readRow(dashiji.payload, 'articles', created.doc.id)).not.toHaveProperty('bodyHtml')
  })

  it('is made even of content that our editor could not have written', async () => {
    const odd = (await createDocument(dashiji.payload, 'articles', { data: { title: '怪文' } })).id
    await dashiji.payload.db.updateOne({
      collection: 'articles',
      id: odd,
      data: { body: body({ type: 'unheardOf', children: [textNode('留下的字')] }, upload('not-an-id', 'd')) },
    })
    const { data, errors } = await queryGraphql<{ Article: { bodyHtml: string } }>(
      dashiji,
      `{ Article(id: "${odd}") { bodyHtml } }`,
      { as: editor },
    )
    expect(errors).toBeUndefined()
    expect(data?.Article.bodyHtml).toBe('留下的字')
  })

  it('is made of the biography of a person too', async () => {
    const { data } = await queryGraphql<{ People: { docs: unknown[] } }>(
      dashiji,
      '{ People { docs { biographyHtml } } }',
    )
    expect(data?.People.docs).toEqual([{ biographyHtml: '<p>简介</p>' }])
  })
})
