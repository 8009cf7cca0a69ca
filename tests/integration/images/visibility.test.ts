import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { archive, createDocument, createDocumentIn, publish, takeTransition } from '../../support/documents.js'
import { signInPeople, type Person, type Requester, type Website } from '../../support/people.js'
import { queryGraphql, send, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { newestVersion, readRow } from '../../support/stored.js'
import { jpeg } from '../../unit/images/sampleImages.js'

type Image = {
  id: string
  url: string
  filename: string
  sizes: Record<string, { url: string; filename: string; mimeType: string }>
}

describe('An image', () => {
  let dashiji: Dashiji
  let editor: Person
  let publisher: Person
  let website: Website

  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ editor, publisher, website } = await signInPeople(dashiji.payload, 'editor', 'publisher', 'website'))
  })
  afterAll(() => dashiji.stop())

  const upload = async (name: string): Promise<Image> => {
    const file = { bytes: await jpeg(), name, data: { alt: '合影' } }
    return (await sendFile(dashiji, 'post', 'media', editor, file).expect(201)).body.doc
  }
  const createArticle = async (data: object): Promise<string> =>
    (await createDocument(dashiji.payload, 'articles', { owner: editor.id, data })).id
  const saveDraft = (id: string, data: object) =>
    send(dashiji, 'patch', `articles/${id}?draft=true`, editor, data).expect(200)
  const publishArticle = (id: string) => publish(dashiji.payload, 'articles', id)
  const archiveArticle = (id: string) => archive(dashiji.payload, 'articles', id)
  const body = (...ids: string[]) => ({
    root: {
      type: 'root',
      format: '',
      indent: 0,
      version: 1,
      direction: null,
      children: [
        {
          type: 'quote',
          format: '',
          indent: 0,
          version: 1,
          direction: null,
          children: ids.map((value) => ({
            type: 'upload',
            version: 3,
            id: `node-${value}`,
            format: '',
            relationTo: 'media',
            value,
            fields: null,
          })),
        },
      ],
    },
  })

  /**
   * `open` when the record, lists and every file of an image can be read, `shut` when none of them can, else what was
   * answered.
   */
  const visibilityTo = async (as: Requester, image: Image): Promise<string> => {
    const addresses = [`/api/media/${image.id}`, image.url, ...Object.values(image.sizes).map(({ url }) => url)]
    const statuses = await Promise.all(
      addresses.map(async (address) => (await request(dashiji.app).get(address).set(as.headers)).status),
    )
    const list = await send(dashiji, 'get', `media?where[id][equals]=${image.id}`, as)
    const query = `{ allMedia(where: { id: { equals: "${image.id}" } }) { totalDocs } }`
    const graphql = await queryGraphql<{ allMedia: { totalDocs: number } }>(dashiji, query, { as })
    const counts = [list.body.totalDocs, graphql.data?.allMedia.totalDocs]
    if (statuses.every((status) => status === 200) && counts.every((count) => count === 1)) return 'open'
    if (statuses.every((status) => status === 403 || status === 404) && counts.every((count) => count === 0))
      return 'shut'
    return `${statuses.join(' ')} · ${counts.join(' ')} · ${JSON.stringify(graphql)}`
  }
  const publicVisibility = async (image: Image): Promise<string[]> => [
    await visibilityTo({ headers: {} }, image),
    await visibilityTo(website, image),
  ]
  const readPublicUses = async ({ id }: Image): Promise<string[]> =>
    ((await readRow<{ publicUses?: string[] }>(dashiji.payload, 'media', id))?.publicUses ?? []).sort()

  it('that no document uses can be read by staff only, both record and files', async () => {
    const image = await upload('未用.jpg')
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
    expect(await visibilityTo(editor, image)).toBe('open')
  })

  it('becomes public when an article that uses it is published, and stops being public when that is taken down', async () => {
    const image = await upload('封面.jpg')
    const article = await createArticle({ title: '一', kind: 'news', cover: image.id })
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
    await publishArticle(article)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await archiveArticle(article)
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
  })

  it('is public in a list of images and inside a text, until it is replaced there', async () => {
    const [inList, inText, later] = [await upload('甲.jpg'), await upload('乙.jpg'), await upload('丙.jpg')]
    const article = await createArticle({
      title: '二',
      kind: 'news',
      images: [inList.id],
      body: body(inText.id),
    })
    await publishArticle(article)
    expect([await publicVisibility(inList), await publicVisibility(inText)]).toEqual([
      ['open', 'open'],
      ['open', 'open'],
    ])

    await saveDraft(article, { images: [], body: body(later.id) })
    // Saving a draft changes nothing for the public.
    expect([await publicVisibility(inList), await publicVisibility(inText), await publicVisibility(later)]).toEqual([
      ['open', 'open'],
      ['open', 'open'],
      ['shut', 'shut'],
    ])
    await publishArticle(article)
    expect([await publicVisibility(inList), await publicVisibility(inText), await publicVisibility(later)]).toEqual([
      ['shut', 'shut'],
      ['shut', 'shut'],
      ['open', 'open'],
    ])
  })

  it('stays public until the last live document that uses it is taken down', async () => {
    const image = await upload('合影.jpg')
    const article = await createArticle({ title: '三', kind: 'news', cover: image.id, images: [image.id] })
    const person = (
      await createDocumentIn(dashiji.payload, 'people', 'live', { data: { name: '张三', portrait: image.id } })
    ).id
    await publishArticle(article)
    expect(await readPublicUses(image)).toEqual([`articles:${article}`, `people:${person}`])
    await archiveArticle(article)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await archive(dashiji.payload, 'people', person)
    expect([await publicVisibility(image), await readPublicUses(image)]).toEqual([['shut', 'shut'], []])
  })

  it('stays public when trashing the live document is refused, and not public while an archived one is trashed, restored and deleted', async () => {
    const image = await upload('废.jpg')
    const article = await createArticle({ title: '四', kind: 'news', cover: image.id })
    await publishArticle(article)
    const trash = (deletedAt: string | null, status: number) =>
      send(dashiji, 'patch', `articles/${article}?trash=true&draft=true&comment=过时`, publisher, { deletedAt }).expect(
        status,
      )
    await trash(new Date().toISOString(), 403)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await archiveArticle(article)
    for (const deletedAt of [new Date().toISOString(), null]) {
      await trash(deletedAt, 200)
      expect([await publicVisibility(image), await readPublicUses(image)]).toEqual([['shut', 'shut'], []])
    }
    await send(dashiji, 'delete', `articles/${article}?comment=过时`, publisher).expect(200)
    expect([await publicVisibility(image), await readPublicUses(image)]).toEqual([['shut', 'shut'], []])
  })

  it('follows an older version only when that is restored and published again', async () => {
    const [first, second] = [await upload('初.jpg'), await upload('后.jpg')]
    const article = await createArticle({ title: '五', kind: 'news', cover: first.id })
    await publishArticle(article)
    const published = await newestVersion(dashiji.payload, 'articles', article, 'published')
    await saveDraft(article, { cover: second.id })
    await publishArticle(article)
    expect([await publicVisibility(first), await publicVisibility(second)]).toEqual([
      ['shut', 'shut'],
      ['open', 'open'],
    ])
    await send(dashiji, 'post', `articles/versions/${published.id}?draft=true`, editor, {}).expect(200)
    expect([await publicVisibility(first), await publicVisibility(second)]).toEqual([
      ['shut', 'shut'],
      ['open', 'open'],
    ])
    await publishArticle(article)
    expect([await publicVisibility(first), await publicVisibility(second)]).toEqual([
      ['open', 'open'],
      ['shut', 'shut'],
    ])
  })

  it('does not become public when the publication fails', async () => {
    const image = await upload('败.jpg')
    const article = await createArticle({ title: '六', kind: 'news', cover: image.id })
    await send(dashiji, 'patch', `articles/${article}`, publisher, { _status: 'published' }).expect(403)
    await expect(
      takeTransition(dashiji.payload, { as: publisher.id, collection: 'articles', id: article, name: 'publish' }),
    ).rejects.toMatchObject({ data: { codes: ['wrongState'] } })
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
  })

  it('is recorded as used by each of twenty documents published at the same time', async () => {
    const image = await upload('众.jpg')
    const articles: string[] = []
    for (let index = 0; index < 20; index += 1)
      articles.push(await createArticle({ title: `众${index}`, cover: image.id }))
    await Promise.all(articles.map(publishArticle))
    expect(await readPublicUses(image)).toEqual(articles.map((article) => `articles:${article}`).sort())
  })

  it('does not show the public where it is used, and nobody can write that', async () => {
    const image = await upload('密.jpg')
    const forged = { publicUses: ['articles:x'], isPublic: true }
    await send(dashiji, 'patch', `media/${image.id}`, editor, forged).expect(200)
    expect([await readPublicUses(image), await publicVisibility(image)]).toEqual([[], ['shut', 'shut']])
    await publishArticle(await createArticle({ title: '七', kind: 'news', cover: image.id }))
    const { body: record } = await send(dashiji, 'get', `media/${image.id}`).expect(200)
    expect(record).not.toHaveProperty('publicUses')
    expect(record).not.toHaveProperty('isPublic')
    await send(dashiji, 'get', 'media?where[publicUses][exists]=true').expect(400)
    await send(dashiji, 'post', `media/${image.id}/duplicate`, editor, {}).expect(404)
  })

  it('cannot be deleted while live content uses it, singly or in bulk, and can be afterwards', async () => {
    const image = await upload('用.jpg')
    const article = await createArticle({ title: '八', kind: 'news', cover: image.id })
    await publishArticle(article)
    const { body: refused } = await send(dashiji, 'delete', `media/${image.id}`, editor).expect(409)
    expect(refused.errors[0]).toMatchObject({
      data: { code: 'mediaInUse' },
      message: expect.stringContaining('公开内容'),
    })
    await send(dashiji, 'delete', `media?where[id][equals]=${image.id}`, editor)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await archiveArticle(article)
    await send(dashiji, 'delete', `media/${image.id}`, editor).expect(200)
    await request(dashiji.app).get(image.url).set(editor.headers).expect(403)
  })
})
