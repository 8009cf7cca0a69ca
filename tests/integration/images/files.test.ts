import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { signIn, createWebsiteKey, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { publish } from '../../support/workflow.js'
import { jpeg } from '../../unit/images/sampleImages.js'

describe('The file of an image', () => {
  let dashiji: Dashiji
  let editor: SignedInUser
  let website: { Authorization: string }
  let publicImage: { id: string; url: string; filename: string; sizes: { cardWebp: { url: string } } }
  let hiddenImage: typeof publicImage

  beforeAll(async () => {
    dashiji = await startDashiji()
    editor = await signIn(dashiji.payload, 'editor')
    website = await createWebsiteKey(dashiji.payload)
    const upload = async (name: string) =>
      (
        await request(dashiji.app)
          .post('/api/media')
          .set(editor.headers)
          .field('_payload', '{"alt":"合影"}')
          .attach('file', await jpeg(), name)
          .expect(201)
      ).body.doc
    publicImage = await upload('公开.jpg')
    hiddenImage = await upload('草稿.jpg')
    const { id } = await dashiji.payload.create({
      collection: 'articles',
      data: { title: '一', kind: 'news', cover: publicImage.id },
      draft: true,
    })
    await publish(dashiji.payload, 'articles', id)
  })
  afterAll(() => dashiji.stop())

  const get = (url: string, headers: Record<string, string> = {}) =>
    request(dashiji.app).get(url).set(headers).buffer(true)

  it('that is public comes whole, with its type, for caches and other websites, and cannot be taken for a page', async () => {
    const response = await get(publicImage.url).expect(200)
    expect(response.body).toEqual(await readFile(join(dashiji.directory, 'media', publicImage.filename)))
    expect(response.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
      'content-length': String(response.body.byteLength),
      'content-security-policy': expect.stringContaining('sandbox'),
    })
    expect((await get(publicImage.sizes.cardWebp.url, website).expect(200)).headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=300',
    })
  })

  it('is found by a website in every size with one query', async () => {
    const query =
      '{ Articles { docs { cover { alt url width height sizes { thumbnail { url } card { url width height mimeType } cardWebp { url width height mimeType } hero { url } shareWebp { url } } } } } }'
    const { body } = await request(dashiji.app).post('/api/graphql').set(website).send({ query }).expect(200)
    const { cover } = body.data.Articles.docs[0]
    expect(cover).toMatchObject({
      alt: '合影',
      url: `http://localhost:3000${publicImage.url}`,
      width: 800,
      height: 600,
      sizes: {
        card: { width: 640, height: 360, mimeType: 'image/jpeg' },
        cardWebp: {
          url: `http://localhost:3000${publicImage.sizes.cardWebp.url}`,
          width: 640,
          height: 360,
          mimeType: 'image/webp',
        },
      },
    })
    for (const { url } of Object.values(cover.sizes as Record<string, { url: string }>))
      await get(new URL(url).pathname, website).expect(200)
  })

  it('that is not public is kept by nobody, and by no other website', async () => {
    const { headers } = await get(hiddenImage.url, editor.headers).expect(200)
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin', '*')
    await get(hiddenImage.url).expect(403)
    await get(hiddenImage.url, website).expect(403)
  })

  it('comes in parts', async () => {
    const wholeFile = (await get(publicImage.url)).body as Buffer
    const partial = await get(publicImage.url, { Range: 'bytes=10-19' }).expect(206)
    expect(partial.body).toEqual(wholeFile.subarray(10, 20))
    expect(partial.headers['content-range']).toBe(`bytes 10-19/${wholeFile.byteLength}`)
    expect((await get(publicImage.url, { Range: 'bytes=-5' }).expect(206)).body).toEqual(wholeFile.subarray(-5))
    await get(publicImage.url, { Range: `bytes=${wholeFile.byteLength}-` }).expect(416)
    expect((await get(publicImage.url, { Range: 'bytes=0-9', 'If-Range': '"another"' }).expect(200)).body).toEqual(
      wholeFile,
    )
  })

  it('is not sent again to whoever has it, and only if he may have it', async () => {
    const { etag } = (await get(publicImage.url)).headers as { etag: string }
    await get(publicImage.url, { 'If-None-Match': etag }).expect(304)
    await get(publicImage.url, { 'If-None-Match': '"another"' }).expect(200)
    const hiddenEtag = (await get(hiddenImage.url, editor.headers)).headers.etag as string
    await get(hiddenImage.url, { 'If-None-Match': hiddenEtag }).expect(403)
  })

  it('is asked for with conditions: the newest it was seen with, the one a part belongs to, the one it must still be', async () => {
    const { etag, 'last-modified': date } = (await get(publicImage.url)).headers as Record<string, string>
    await get(publicImage.url, { 'If-Modified-Since': date! }).expect(304)
    await get(publicImage.url, { 'If-Modified-Since': new Date(0).toUTCString() }).expect(200)
    await get(publicImage.url, { Range: 'bytes=0-9', 'If-Range': etag! }).expect(206)
    await get(publicImage.url, { Range: 'bytes=0-9', 'If-Range': date! }).expect(206)
    await get(publicImage.url, { Range: 'bytes=0-9', 'If-Range': new Date(0).toUTCString() }).expect(200)
    await get(publicImage.url, { 'If-Match': '"another"' }).expect(412)
    const { headers } = await get(publicImage.url, { 'If-None-Match': etag! }).expect(304)
    expect(headers).toMatchObject({ etag, 'cache-control': 'public, max-age=300' })
    await get(hiddenImage.url, { 'If-Modified-Since': date! }).expect(403)
  })

  it('has the same headers without a body when only they are asked for', async () => {
    const { headers: whole } = await get(publicImage.url)
    const { headers, body, text } = await request(dashiji.app).head(publicImage.url).expect(200)
    expect([text ?? '', Object.keys(body as object)]).toEqual(['', []])
    for (const name of ['content-type', 'content-length', 'content-disposition', 'cache-control', 'etag'])
      expect([name, headers[name]]).toEqual([name, whole[name]])
    await request(dashiji.app).head(hiddenImage.url).expect(403)
  })

  it('is named in its headers for whoever saves it, and nothing says where it lies', async () => {
    const { headers } = await get(publicImage.url)
    expect(headers['content-disposition']).toBe(`inline; filename*=UTF-8''${encodeURIComponent(publicImage.filename)}`)
    expect(headers).not.toHaveProperty('x-sendfile')
    const { headers: forged } = await get('/api/articles', { 'X-Sendfile': publicImage.filename }).expect(200)
    expect(forged['content-type']).toContain('application/json')
  })

  it.each([
    '/api/media/file/..%2F..%2Fpackage.json',
    '/api/media/file/%2E%2E%2Fpackage.json',
    '/api/media/file/..%5C..%5Cpackage.json',
    '/api/media/file/%2Fetc%2Fpasswd',
    '/api/media/file/.hidden',
    '/api/media/file/a%00.jpg',
    '/api/media/file/%',
  ])('lies in its folder and nowhere else: %s', async (address) => {
    for (const headers of [{}, editor.headers]) {
      const { status, text } = await get(address, headers)
      expect([400, 403, 404]).toContain(status)
      expect(text ?? '').not.toContain('root:')
    }
  })

  it('that is gone from the disk gives 404', async () => {
    const lostImage = (
      await request(dashiji.app)
        .post('/api/media')
        .set(editor.headers)
        .field('_payload', '{"alt":"失"}')
        .attach('file', await jpeg(), '失.jpg')
        .expect(201)
    ).body.doc
    const { rm } = await import('node:fs/promises')
    await rm(join(dashiji.directory, 'media', lostImage.filename))
    await get(lostImage.url, editor.headers).expect(404)
  })
})
