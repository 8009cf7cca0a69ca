import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { CollectionSlug } from 'payload'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import * as workflow from '../../support/workflow.js'
import { jpeg } from '../../unit/images/sampleImages.js'

type Image = {
  id: string
  url: string
  filename: string
  sizes: Record<string, { url: string; filename: string; mimeType: string }>
}

describe('An image', () => {
  let dashiji: Dashiji
  let editor: SignedInUser
  let publisher: SignedInUser
  let website: { Authorization: string }

  beforeAll(async () => {
    dashiji = await startDashiji()
    editor = await signIn(dashiji.payload, 'editor')
    publisher = await signIn(dashiji.payload, 'publisher')
    website = await createWebsiteKey(dashiji.payload)
  })
  afterAll(() => dashiji.stop())

  const upload = async (name: string): Promise<Image> => {
    const { body } = await request(dashiji.app)
      .post('/api/media')
      .set(editor.headers)
      .field('_payload', JSON.stringify({ alt: '合影' }))
      .attach('file', await jpeg(), name)
      .expect(201)
    return body.doc
  }
  const createDocument = async (slug: CollectionSlug, data: object): Promise<string> =>
    (await request(dashiji.app).post(`/api/${slug}`).set(editor.headers).send(data).expect(201)).body.doc.id
  const saveDraft = (slug: string, id: string, data: object) =>
    request(dashiji.app).patch(`/api/${slug}/${id}?draft=true`).set(editor.headers).send(data).expect(200)
  const publish = (slug: CollectionSlug, id: string) => workflow.publish(dashiji.payload, slug, id)
  const takeDown = (slug: CollectionSlug, id: string) => workflow.archive(dashiji.payload, slug, id)
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

  /** What each kind of reader gets for the record and every file of an image: `open`, or the statuses. */
  const visibilityTo = async (headers: Record<string, string>, image: Image): Promise<string> => {
    const addresses = [`/api/media/${image.id}`, image.url, ...Object.values(image.sizes).map(({ url }) => url)]
    const statuses = await Promise.all(
      addresses.map(async (address) => (await request(dashiji.app).get(address).set(headers)).status),
    )
    const list = await request(dashiji.app).get('/api/media').query({ 'where[id][equals]': image.id }).set(headers)
    const graphql = await request(dashiji.app)
      .post('/api/graphql')
      .set(headers)
      .send({ query: `{ allMedia(where: { id: { equals: "${image.id}" } }) { totalDocs } }` })
    const isOpen =
      statuses.every((status) => status === 200) &&
      list.body.totalDocs === 1 &&
      graphql.body.data.allMedia.totalDocs === 1
    const isShut =
      statuses.every((status) => status === 403 || status === 404) &&
      list.body.totalDocs === 0 &&
      graphql.body.data.allMedia.totalDocs === 0
    return isOpen
      ? 'open'
      : isShut
        ? 'shut'
        : `${statuses.join(' ')} · ${list.body.totalDocs} · ${JSON.stringify(graphql.body)}`
  }
  const publicVisibility = async (image: Image): Promise<string[]> => [
    await visibilityTo({}, image),
    await visibilityTo(website, image),
  ]
  const readPublicUses = async (image: Image): Promise<string[]> =>
    (
      (
        await dashiji.payload.db.findOne<{ id: string; publicUses?: string[] }>({
          collection: 'media',
          where: { id: { equals: image.id } },
        })
      )?.publicUses ?? []
    ).sort()

  it('that nothing uses is for staff only, the record and every file', async () => {
    const image = await upload('未用.jpg')
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
    expect(await visibilityTo(editor.headers, image)).toBe('open')
  })

  it('opens when the article that uses it is published, and shuts when it is taken down', async () => {
    const image = await upload('封面.jpg')
    const article = await createDocument('articles', { title: '一', kind: 'news', cover: image.id })
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
    await publish('articles', article)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await takeDown('articles', article)
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
  })

  it('is found in lists of images and inside the text, and shuts when it is replaced there', async () => {
    const [inList, inText, later] = [await upload('甲.jpg'), await upload('乙.jpg'), await upload('丙.jpg')]
    const article = await createDocument('articles', {
      title: '二',
      kind: 'news',
      images: [inList.id],
      body: body(inText.id),
    })
    await publish('articles', article)
    expect([await publicVisibility(inList), await publicVisibility(inText)]).toEqual([
      ['open', 'open'],
      ['open', 'open'],
    ])

    await saveDraft('articles', article, { images: [], body: body(later.id) })
    // A saved draft changes nothing for the public.
    expect([await publicVisibility(inList), await publicVisibility(inText), await publicVisibility(later)]).toEqual([
      ['open', 'open'],
      ['open', 'open'],
      ['shut', 'shut'],
    ])
    await publish('articles', article)
    expect([await publicVisibility(inList), await publicVisibility(inText), await publicVisibility(later)]).toEqual([
      ['shut', 'shut'],
      ['shut', 'shut'],
      ['open', 'open'],
    ])
  })

  it('stays open until the last live document that uses it is gone', async () => {
    const image = await upload('合影.jpg')
    const article = await createDocument('articles', { title: '三', kind: 'news', cover: image.id, images: [image.id] })
    const person = await createDocument('people', { name: '张三', portrait: image.id })
    await publish('articles', article)
    await publish('people', person)
    expect(await readPublicUses(image)).toEqual([`articles:${article}`, `people:${person}`])
    await takeDown('articles', article)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await takeDown('people', person)
    expect([await publicVisibility(image), await readPublicUses(image)]).toEqual([['shut', 'shut'], []])
  })

  it('stays open while somebody tries to throw the live document away, and shut when one that was taken down goes to the trash, comes back and is deleted', async () => {
    const image = await upload('废.jpg')
    const article = await createDocument('articles', { title: '四', kind: 'news', cover: image.id })
    await publish('articles', article)
    const trash = (deletedAt: string | null, status: number) =>
      request(dashiji.app)
        .patch(`/api/articles/${article}?trash=true&draft=true&comment=过时`)
        .set(publisher.headers)
        .send({ deletedAt })
        .expect(status)
    await trash(new Date().toISOString(), 403)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await takeDown('articles', article)
    for (const deletedAt of [new Date().toISOString(), null]) {
      await trash(deletedAt, 200)
      expect([await publicVisibility(image), await readPublicUses(image)]).toEqual([['shut', 'shut'], []])
    }
    await request(dashiji.app).delete(`/api/articles/${article}?comment=过时`).set(publisher.headers).expect(200)
    expect([await publicVisibility(image), await readPublicUses(image)]).toEqual([['shut', 'shut'], []])
  })

  it('opens and shuts with an older version that is restored and published again, and with nothing less', async () => {
    const [first, second] = [await upload('初.jpg'), await upload('后.jpg')]
    const article = await createDocument('articles', { title: '五', kind: 'news', cover: first.id })
    await publish('articles', article)
    const { docs } = await dashiji.payload.findVersions({
      collection: 'articles',
      where: { and: [{ parent: { equals: article } }, { 'version._status': { equals: 'published' } }] },
    })
    await saveDraft('articles', article, { cover: second.id })
    await publish('articles', article)
    expect([await publicVisibility(first), await publicVisibility(second)]).toEqual([
      ['shut', 'shut'],
      ['open', 'open'],
    ])
    await request(dashiji.app)
      .post(`/api/articles/versions/${docs[0]!.id}?draft=true`)
      .set(editor.headers)
      .send({})
      .expect(200)
    expect([await publicVisibility(first), await publicVisibility(second)]).toEqual([
      ['shut', 'shut'],
      ['open', 'open'],
    ])
    await publish('articles', article)
    expect([await publicVisibility(first), await publicVisibility(second)]).toEqual([
      ['open', 'open'],
      ['shut', 'shut'],
    ])
  })

  it('stays shut when the publication that would have opened it fails', async () => {
    const image = await upload('败.jpg')
    const article = await createDocument('articles', { title: '六', kind: 'news', cover: image.id })
    await request(dashiji.app)
      .patch(`/api/articles/${article}`)
      .set(publisher.headers)
      .send({ _status: 'published' })
      .expect(403)
    await expect(
      workflow.takeTransition(dashiji.payload, {
        as: publisher.id,
        collection: 'articles',
        id: article,
        name: 'publish',
      }),
    ).rejects.toMatchObject({ data: { codes: ['wrongState'] } })
    expect(await publicVisibility(image)).toEqual(['shut', 'shut'])
  })

  it('counts every one of twenty documents that are published with it at the same time', async () => {
    const image = await upload('众.jpg')
    const articles: string[] = []
    for (let index = 0; index < 20; index += 1)
      articles.push(await createDocument('articles', { title: `众${index}`, kind: 'news', cover: image.id }))
    await Promise.all(articles.map((article) => publish('articles', article)))
    expect(await readPublicUses(image)).toEqual(articles.map((article) => `articles:${article}`).sort())
  })

  it('does not tell the public where it is used, nor let anyone say so himself', async () => {
    const image = await upload('密.jpg')
    await request(dashiji.app)
      .patch(`/api/media/${image.id}`)
      .set(editor.headers)
      .send({ publicUses: ['articles:x'], isPublic: true })
      .expect(200)
    expect([await readPublicUses(image), await publicVisibility(image)]).toEqual([[], ['shut', 'shut']])
    await publish('articles', await createDocument('articles', { title: '七', kind: 'news', cover: image.id }))
    const { body: record } = await request(dashiji.app).get(`/api/media/${image.id}`).expect(200)
    expect(record).not.toHaveProperty('publicUses')
    expect(record).not.toHaveProperty('isPublic')
    await request(dashiji.app).get('/api/media').query({ 'where[publicUses][exists]': true }).expect(400)
    await request(dashiji.app).post(`/api/media/${image.id}/duplicate`).set(editor.headers).send({}).expect(404)
  })

  it('cannot be deleted while live content uses it, singly or among many, and can be afterwards', async () => {
    const image = await upload('用.jpg')
    const article = await createDocument('articles', { title: '八', kind: 'news', cover: image.id })
    await publish('articles', article)
    const { body: refused } = await request(dashiji.app)
      .delete(`/api/media/${image.id}`)
      .set(editor.headers)
      .expect(409)
    expect(refused.errors[0]).toMatchObject({
      data: { code: 'mediaInUse' },
      message: expect.stringContaining('公开内容'),
    })
    await request(dashiji.app).delete('/api/media').query({ 'where[id][equals]': image.id }).set(editor.headers)
    expect(await publicVisibility(image)).toEqual(['open', 'open'])
    await takeDown('articles', article)
    await request(dashiji.app).delete(`/api/media/${image.id}`).set(editor.headers).expect(200)
    await request(dashiji.app).get(image.url).set(editor.headers).expect(403)
  })
})
