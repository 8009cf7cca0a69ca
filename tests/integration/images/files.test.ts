import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { createDocumentIn } from '../../support/documents.js'
import { signInPeople, type Person, type Website } from '../../support/people.js'
import { queryGraphql, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { jpeg } from '../../unit/images/sampleImages.js'

type Image = { id: string; url: string; filename: string; sizes: { cardWebp: { url: string } } }

describe('The file of an image', () => {
  let dashiji: Dashiji
  let editor: Person
  let website: Website
  let publicImage: Image
  let hiddenImage: Image

  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ editor, website } = await signInPeople(dashiji.payload, 'editor', 'website'))
    publicImage = await upload('公开.jpg')
    hiddenImage = await upload('草稿.jpg')
    await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { cover: publicImage.id } })
  })
  afterAll(() => dashiji.stop())

  const upload = async (name: string): Promise<Image> => {
    const file = { bytes: await jpeg(), name, data: { alt: '合影' } }
    return (await sendFile(dashiji, 'post', 'media', editor, file).expect(201)).body.doc
  }
  const get = (url: string, headers: Record<string, string> = {}) =>
    request(dashiji.app).get(url).set(headers).buffer(true)

  it('of live content is served in full with its type, for caches and other websites, and never as a page', async () => {
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
    expect((await get(publicImage.sizes.cardWebp.url, website.headers).expect(200)).headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=300',
    })
  })

  it('is found by a website in every size with one query', async () => {
    const query =
      '{ Articles { docs { cover { alt url width height sizes { thumbnail { url } card { url width height mimeType } cardWebp { url width height mimeType } hero { url } shareWebp { url } } } } } }'
    const { data } = await queryGraphql<{ Articles: { docs: { cover: { sizes: object } }[] } }>(dashiji, query, {
      as: website,
    })
    const { cover } = data!.Articles.docs[0]!
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
      await get(new URL(url).pathname, website.headers).expect(200)
  })

  it('that is not public is kept out of caches and of other websites', async () => {
    const { headers } = await get(hiddenImage.url, editor.headers).expect(200)
    expect(headers).toMatchObject({
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    expect(headers).not.toHaveProperty('access-control-allow-origin', '*')
    await get(hiddenImage.url).expect(403)
    await get(hiddenImage.url, website.headers).expect(403)
  })

  it('can be requested in parts', async () => {
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

  it('is not sent again to a client that has it and may read it', async () => {
    const { etag } = (await get(publicImage.url)).headers as { etag: string }
    await get(publicImage.url, { 'If-None-Match': etag }).expect(304)
    await get(publicImage.url, { 'If-None-Match': '"another"' }).expect(200)
    const hiddenEtag = (await get(hiddenImage.url, editor.headers)).headers.etag as string
    await get(hiddenImage.url, { 'If-None-Match': hiddenEtag }).expect(403)
  })

  it('answers conditional requests by date and by tag', async () => {
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

  it('has the same headers and no body for HEAD', async () => {
    const { headers: whole } = await get(publicImage.url)
    const { headers, body, text } = await request(dashiji.app).head(publicImage.url).expect(200)
    expect([text ?? '', Object.keys(body as object)]).toEqual(['', []])
    for (const name of ['content-type', 'content-length', 'content-disposition', 'cache-control', 'etag'])
      expect([name, headers[name]]).toEqual([name, whole[name]])
    await request(dashiji.app).head(hiddenImage.url).expect(403)
  })

  it('has its name in the headers, and never its place on disk', async () => {
    const { headers } = await get(publicImage.url)
    expect(headers['content-disposition']).toBe(`inline; filename*=UTF-8''${encodeURIComponent(publicImage.filename)}`)
    expect(headers).not.toHaveProperty('x-sendfile')
    const { headers: forged } = await get('/api/articles', {
      'X-Sendfile': encodeURIComponent(publicImage.filename),
    }).expect(200)
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
  ])('is served only from its folder: %s', async (address) => {
    for (const headers of [{}, editor.headers]) {
      const { status, text } = await get(address, headers)
      expect([400, 403, 404]).toContain(status)
      expect(text ?? '').not.toContain('root:')
    }
  })

  it('that is missing on disk gives 404', async () => {
    const lostImage = await upload('失.jpg')
    await rm(join(dashiji.directory, 'media', lostImage.filename))
    await get(lostImage.url, editor.headers).expect(404)
  })
})
