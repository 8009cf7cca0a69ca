import { readdir, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import request from 'supertest'

import { signIn, type SignedInUser } from '../../support/signIn.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import {
  animatedGif,
  decompressionBomb,
  html,
  jpeg,
  jpegWithGps,
  sampleImage,
  png,
  svg,
  webp,
} from '../../unit/images/sampleImages.js'

const expectedSizes = { thumbnail: [240, 240], card: [640, 360], hero: [1600, 1200], share: [1200, 630] } as const

describe('Uploading', () => {
  let dashiji: Dashiji
  let writer: SignedInUser
  let editor: SignedInUser
  beforeAll(async () => {
    dashiji = await startDashiji()
    writer = await signIn(dashiji.payload, 'writer')
    editor = await signIn(dashiji.payload, 'editor')
  })
  afterAll(() => dashiji.stop())

  const send = (
    bytes: Buffer,
    name: string,
    data: object = { alt: '合影' },
    headers: Record<string, string> = writer.headers,
  ) =>
    request(dashiji.app)
      .post('/api/media')
      .set(headers)
      .field('_payload', JSON.stringify(data))
      .attach('file', bytes, name)
  const readStoredFile = (filename: string) => readFile(join(dashiji.directory, 'media', filename))
  const countFiles = async () => (await readdir(join(dashiji.directory, 'media')).catch(() => [])).length

  it('makes every size a website needs, each with its WebP', async () => {
    const { doc } = (await send(await sampleImage(2400, 1800).jpeg().toBuffer(), '大图.jpg').expect(201)).body
    expect(doc).toMatchObject({
      width: 2400,
      height: 1800,
      mimeType: 'image/jpeg',
      availability: 'present',
      filename: expect.stringMatching(/^大图-[0-9a-f]{8}\.jpg$/),
    })
    for (const [name, [width, height]] of Object.entries(expectedSizes)) {
      expect(doc.sizes[name]).toMatchObject({
        width,
        height,
        mimeType: 'image/jpeg',
        url: expect.stringContaining(`-${name}.jpg`),
      })
      expect(doc.sizes[`${name}Webp`]).toMatchObject({
        width,
        height,
        mimeType: 'image/webp',
        url: expect.stringContaining(`-${name}Webp.webp`),
      })
      expect(await sharp(await readStoredFile(doc.sizes[`${name}Webp`].filename)).metadata()).toMatchObject({
        width,
        height,
        format: 'webp',
      })
    }
  })

  it('never enlarges, and leaves no size out', async () => {
    const { doc } = (await send(await png(300, 200), '小图.png').expect(201)).body
    const sizes = Object.entries(doc.sizes as Record<string, { width: number; height: number }>).map(
      ([name, { width, height }]) => [name, width, height],
    )
    expect(Object.fromEntries(sizes.map(([name, ...size]) => [name, size]))).toEqual({
      thumbnail: [240, 200],
      thumbnailWebp: [240, 200],
      card: [300, 200],
      cardWebp: [300, 200],
      hero: [300, 200],
      heroWebp: [300, 200],
      share: [300, 200],
      shareWebp: [300, 200],
    })
  })

  it('keeps a long picture readable', async () => {
    const { doc } = (await send(await sampleImage(1080, 20_000).jpeg().toBuffer(), '长图.jpg').expect(201)).body
    expect(doc.sizes.heroWebp).toMatchObject({ width: 864, height: 16_000 })
  })

  it('cuts around the focal point', async () => {
    const { doc } = (
      await send(await sampleImage(2000, 700).png().toBuffer(), '宽.png', { alt: '宽', focalX: 99, focalY: 50 }).expect(
        201,
      )
    ).body
    const [red, , blue] = await sharp(await readStoredFile(doc.sizes.thumbnail.filename))
      .removeAlpha()
      .raw()
      .toBuffer()
    expect([doc.focalX, red, blue]).toEqual([99, 0, 255])
  })

  it('stores photographs upright and without the place where they were taken, sizes included', async () => {
    const { doc } = (await send(await jpegWithGps(), '照片.jpg').expect(201)).body
    expect(doc).toMatchObject({ width: 600, height: 800 })
    expect(doc.sizes.hero).toMatchObject({ width: 600, height: 800 })
    for (const filename of [
      doc.filename,
      ...Object.values(doc.sizes as Record<string, { filename: string }>).map((size) => size.filename),
    ]) {
      expect((await sharp(await readStoredFile(filename)).metadata()).exif).toBeUndefined()
    }
  })

  it('keeps the first frame of an animation, and WebP as WebP', async () => {
    expect((await send(await animatedGif(), '动.gif').expect(201)).body.doc).toMatchObject({
      mimeType: 'image/png',
      width: 120,
      height: 80,
      filename: expect.stringMatching(/\.png$/),
    })
    expect((await send(await webp(), '静.webp').expect(201)).body.doc).toMatchObject({
      mimeType: 'image/webp',
      width: 800,
      height: 600,
      sizes: { card: { mimeType: 'image/webp' } },
    })
  })

  it('gives a PNG that is called .jpg its right ending', async () => {
    expect((await send(await png(), '名不符.jpg').expect(201)).body.doc).toMatchObject({
      mimeType: 'image/png',
      filename: expect.stringMatching(/^名不符-[0-9a-f]{8}\.png$/),
    })
  })

  it('refuses what is no usable image with a code and advice, and leaves nothing behind', async () => {
    const before = await countFiles()
    const { totalDocs } = await dashiji.payload.count({ collection: 'media' })
    const intactJpeg = await jpeg()
    const cases: [bytes: Buffer, name: string, status: number, code: string][] = [
      [html, '照片.png', 415, 'notAnImage'],
      [svg, '标志.svg', 415, 'svgNotAccepted'],
      [svg, '标志.png', 415, 'svgNotAccepted'],
      [intactJpeg.subarray(0, intactJpeg.byteLength / 2), '断.jpg', 422, 'imageDamaged'],
      [await decompressionBomb(12_000, 12_000), '弹.png', 422, 'imageTooManyPixels'],
      [await png(2, 2), '点.png', 422, 'imageTooSmall'],
    ]
    for (const [bytes, name, status, code] of cases) {
      const { body } = await send(bytes, name).expect(status)
      expect(body.errors[0].data.code).toBe(code)
      expect(body.errors[0].message).toMatch(/\p{Script=Han}.*。$/u)
    }
    const oversized = await send(Buffer.alloc(21_000_000), '巨.jpg')
    expect(oversized.status).toBe(413)
    expect(await countFiles()).toBe(before)
    expect((await dashiji.payload.count({ collection: 'media' })).totalDocs).toBe(totalDocs)
  })

  it('asks for a text, unless the image is decorative', async () => {
    const { body } = await send(await jpeg(), '无.jpg', {}).expect(400)
    expect(JSON.stringify(body)).toContain('请填写替代文字')
    await send(await jpeg(), '空.jpg', { alt: '  ' }).expect(422)
    const { doc } = (await send(await jpeg(), '线.jpg', { alt: '一条线', decorative: true }).expect(201)).body
    expect(doc).toMatchObject({ alt: '', decorative: true })
    await request(dashiji.app).patch(`/api/media/${doc.id}`).set(editor.headers).send({ decorative: false }).expect(400)
    await request(dashiji.app)
      .patch(`/api/media/${doc.id}`)
      .set(editor.headers)
      .send({ originUrl: 'javascript:alert(1)' })
      .expect(400)
  })

  it('keeps names inside the folder', async () => {
    const { doc } = (await send(await jpeg(), '../../逃.jpg').expect(201)).body
    expect(doc.filename).toMatch(/^逃-[0-9a-f]{8}\.jpg$/)
    await request(dashiji.app).get('/api/media/file/..%2F..%2Fpackage.json').set(writer.headers).expect(403)
    await request(dashiji.app)
      .patch(`/api/media/${doc.id}`)
      .set(editor.headers)
      .send({ filename: '../../package.json' })
      .expect(400)
    const { body } = await request(dashiji.app)
      .patch(`/api/media/${doc.id}`)
      .set(editor.headers)
      .send({ filename: 'other.jpg', url: '/x' })
      .expect(200)
    expect(body.doc.filename).toBe(doc.filename)
  })

  it('believes the file and not the sender about type and size', async () => {
    const { doc } = (await send(await jpeg(), '实.jpg', { alt: '实', width: 1, mimeType: 'image/gif' }).expect(201))
      .body
    const sent = { mimeType: 'text/html', width: 9, height: 9, filesize: 1, thumbnailURL: 'javascript:alert(1)' }
    const { body } = await request(dashiji.app).patch(`/api/media/${doc.id}`).set(editor.headers).send(sent).expect(200)
    expect(body.doc).toMatchObject({
      mimeType: 'image/jpeg',
      width: 800,
      height: 600,
      filesize: doc.filesize,
      thumbnailURL: doc.thumbnailURL,
    })
  })

  it('crops where an editor says so, but not to a speck', async () => {
    const { doc } = (await send(await jpeg(), '裁.jpg').expect(201)).body
    const crop = (side: number) =>
      request(dashiji.app)
        .patch(
          `/api/media/${doc.id}?uploadEdits[crop][x]=50&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[widthInPixels]=${side}&uploadEdits[heightInPixels]=${side}`,
        )
        .set(editor.headers)
        .send({})
    await crop(8).expect(422)
    expect((await crop(300).expect(200)).body.doc).toMatchObject({
      width: 300,
      height: 300,
      sizes: { card: { width: 300, height: 300 } },
    })
  })

  it('is not for readers, who do not even get their file looked at', async () => {
    const { body } = await send(await decompressionBomb(12_000, 12_000), 'a.png', { alt: 'a' }, {}).expect(403)
    expect(body.errors[0].data.code).toBe('notPermitted')
  })

  it('keeps two images apart that are uploaded under one name at the same moment, or under the name of the other one’s size', async () => {
    const docs = await Promise.all(
      [png(300, 200), png(301, 200), png(302, 200)].map(
        async (bytes) => (await send(await bytes, '同名.png').expect(201)).body.doc,
      ),
    )
    for (const doc of docs) expect((await sharp(await readStoredFile(doc.filename)).metadata()).width).toBe(doc.width)
    const named = (await send(await png(310, 200), `${docs[0].filename.replace('.png', '')}-card.png`).expect(201)).body
      .doc
    expect(named.filename).not.toBe(docs[0].sizes.card.filename)
  })

  it('leaves the old file in place when its replacement is refused, and takes a good one as the original', async () => {
    const { doc } = (await send(await jpeg(), '换.jpg').expect(201)).body
    await dashiji.payload.update({ collection: 'media', id: doc.id, data: { availability: 'awaitingOriginal' } })
    const replace = (bytes: Buffer, data: object) =>
      request(dashiji.app)
        .patch(`/api/media/${doc.id}`)
        .set(editor.headers)
        .field('_payload', JSON.stringify(data))
        .attach('file', bytes, '新.jpg')
    await replace(html, {}).expect(415)
    await replace(await jpeg(), { alt: '' }).expect(422)
    await request(dashiji.app).get(doc.url).set(editor.headers).expect(200)
    const { doc: replaced } = (await replace(await jpeg(400, 300), {}).expect(200)).body
    expect(replaced).toMatchObject({ id: doc.id, alt: '合影', width: 400, availability: 'present' })
    await request(dashiji.app).get(replaced.url).set(editor.headers).expect(200)
    await request(dashiji.app).get(doc.url).set(editor.headers).expect(403)
  })

  describe('by address', () => {
    let internalServer: Server
    let address: string
    let requestCount = 0
    beforeAll(async () => {
      const bytes = await jpeg()
      internalServer = createServer((_req, res) => {
        requestCount += 1
        res.setHeader('Content-Type', 'image/jpeg').end(bytes)
      })
      await new Promise<void>((ready) => internalServer.listen(0, '127.0.0.1', ready))
      address = `http://127.0.0.1:${(internalServer.address() as AddressInfo).port}/secret.jpg`
    })
    afterAll(() => new Promise((closed) => internalServer.close(closed)))

    it('does not make the server visit any', async () => {
      const { body } = await request(dashiji.app)
        .post('/api/media')
        .set(writer.headers)
        .send({ alt: 'a', url: address, filename: 'a.jpg' })
        .expect(422)
      expect(body.errors[0].data.code).toBe('remoteFile')
      await request(dashiji.app)
        .post('/api/media')
        .set(writer.headers)
        .send({ alt: 'a', url: 'https://example.org/a.jpg', filename: 'a.jpg' })
        .expect(422)
      await request(dashiji.app)
        .post('/api/media')
        .set(writer.headers)
        .field('_payload', JSON.stringify({ alt: 'a', url: address, filename: 'a.jpg' }))
        .expect(422)
      await request(dashiji.app)
        .post('/api/media')
        .set(writer.headers)
        .field('_payload', '{"alt":"a"}')
        .field('file', JSON.stringify({ filename: 'a.jpg', mimeType: 'image/jpeg', size: 1 }))
      await request(dashiji.app).get('/api/media/paste-url').query({ src: address }).set(writer.headers)
      expect(requestCount).toBe(0)
    })

    it('does not by changing an image’s address and focal point either', async () => {
      const { doc } = (await send(await jpeg(), '焦.jpg').expect(201)).body
      await request(dashiji.app)
        .patch(`/api/media/${doc.id}`)
        .set(editor.headers)
        .send({ url: address, filename: 'a.jpg', focalX: 10, focalY: 10 })
        .expect(200)
      expect(requestCount).toBe(0)
    })
  })
})
