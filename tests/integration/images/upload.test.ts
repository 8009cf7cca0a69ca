import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import request from 'supertest'

import { signInPeople, type Person } from '../../support/people.js'
import { send, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { animatedGif, html, jpeg, jpegWithGps, png, sampleImage, webp } from '../../unit/images/sampleImages.js'

const expectedSizes = { thumbnail: [240, 240], card: [640, 360], hero: [1600, 1200], share: [1200, 630] } as const

describe('Uploading', () => {
  let dashiji: Dashiji
  let writer: Person
  let editor: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ writer, editor } = await signInPeople(dashiji.payload, 'writer', 'editor'))
  })
  afterAll(() => dashiji.stop())

  const upload = (bytes: Buffer, name: string, data: object = { alt: '合影' }) =>
    sendFile(dashiji, 'post', 'media', writer, { bytes, name, data })
  const readStoredFile = (filename: string) => readFile(join(dashiji.directory, 'media', filename))

  it('makes every size that websites use, each also as WebP', async () => {
    const { doc } = (await upload(await sampleImage(2400, 1800).jpeg().toBuffer(), '大图.jpg').expect(201)).body
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

  it('never enlarges an image, and makes every size all the same', async () => {
    const { doc } = (await upload(await png(300, 200), '小图.png').expect(201)).body
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

  it('keeps a very tall image readable', async () => {
    const { doc } = (await upload(await sampleImage(1080, 20_000).jpeg().toBuffer(), '长图.jpg').expect(201)).body
    expect(doc.sizes.heroWebp).toMatchObject({ width: 864, height: 16_000 })
  })

  it('crops around the focal point', async () => {
    const { doc } = (
      await upload(await sampleImage(2000, 700).png().toBuffer(), '宽.png', {
        alt: '宽',
        focalX: 99,
        focalY: 50,
      }).expect(201)
    ).body
    const [red, , blue] = await sharp(await readStoredFile(doc.sizes.thumbnail.filename))
      .removeAlpha()
      .raw()
      .toBuffer()
    expect([doc.focalX, red, blue]).toEqual([99, 0, 255])
  })

  it('stores photographs and their sizes upright and without their location', async () => {
    const { doc } = (await upload(await jpegWithGps(), '照片.jpg').expect(201)).body
    expect(doc).toMatchObject({ width: 600, height: 800 })
    expect(doc.sizes.hero).toMatchObject({ width: 600, height: 800 })
    for (const filename of [
      doc.filename,
      ...Object.values(doc.sizes as Record<string, { filename: string }>).map((size) => size.filename),
    ]) {
      expect((await sharp(await readStoredFile(filename)).metadata()).exif).toBeUndefined()
    }
  })

  it('keeps the first frame of an animation, and keeps WebP as WebP', async () => {
    expect((await upload(await animatedGif(), '动.gif').expect(201)).body.doc).toMatchObject({
      mimeType: 'image/png',
      width: 120,
      height: 80,
      filename: expect.stringMatching(/\.png$/),
    })
    expect((await upload(await webp(), '静.webp').expect(201)).body.doc).toMatchObject({
      mimeType: 'image/webp',
      width: 800,
      height: 600,
      sizes: { card: { mimeType: 'image/webp' } },
    })
  })

  it('corrects the extension of a PNG named .jpg', async () => {
    expect((await upload(await png(), '名不符.jpg').expect(201)).body.doc).toMatchObject({
      mimeType: 'image/png',
      filename: expect.stringMatching(/^名不符-[0-9a-f]{8}\.png$/),
    })
  })

  it('crops as an editor asks, but not below the smallest size', async () => {
    const { doc } = (await upload(await jpeg(), '裁.jpg').expect(201)).body
    const crop = (side: number) =>
      send(
        dashiji,
        'patch',
        `media/${doc.id}?uploadEdits[crop][x]=50&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[widthInPixels]=${side}&uploadEdits[heightInPixels]=${side}`,
        editor,
        {},
      )
    await crop(8).expect(422)
    expect((await crop(300).expect(200)).body.doc).toMatchObject({
      width: 300,
      height: 300,
      sizes: { card: { width: 300, height: 300 } },
    })
  })

  it('keeps images apart that are uploaded with one name at the same time, or with the name of a size of another', async () => {
    const docs = await Promise.all(
      [png(300, 200), png(301, 200), png(302, 200)].map(
        async (bytes) => (await upload(await bytes, '同名.png').expect(201)).body.doc,
      ),
    )
    for (const doc of docs) expect((await sharp(await readStoredFile(doc.filename)).metadata()).width).toBe(doc.width)
    const named = (await upload(await png(310, 200), `${docs[0].filename.replace('.png', '')}-card.png`).expect(201))
      .body.doc
    expect(named.filename).not.toBe(docs[0].sizes.card.filename)
  })

  it('keeps the old file when its replacement is refused, and marks a good replacement as present', async () => {
    const { doc } = (await upload(await jpeg(), '换.jpg').expect(201)).body
    await dashiji.payload.update({ collection: 'media', id: doc.id, data: { availability: 'awaitingOriginal' } })
    const replace = (bytes: Buffer, data: object) =>
      sendFile(dashiji, 'patch', `media/${doc.id}`, editor, { bytes, name: '新.jpg', data })
    await replace(html, {}).expect(415)
    await replace(await jpeg(), { alt: '' }).expect(422)
    await request(dashiji.app).get(doc.url).set(editor.headers).expect(200)
    const { doc: replaced } = (await replace(await jpeg(400, 300), {}).expect(200)).body
    expect(replaced).toMatchObject({ id: doc.id, alt: '合影', width: 400, availability: 'present' })
    await request(dashiji.app).get(replaced.url).set(editor.headers).expect(200)
    await request(dashiji.app).get(doc.url).set(editor.headers).expect(403)
  })
})
