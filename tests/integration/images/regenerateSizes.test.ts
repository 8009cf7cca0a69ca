import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import sharp from 'sharp'
import request from 'supertest'

import { createDocumentIn } from '../../support/documents.js'
import { signIn, type Person } from '../../support/people.js'
import { queryGraphql, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { sampleImage } from '../../unit/images/sampleImages.js'

type Size = { filename: string; width: number; height: number; mimeType: string; url: string }
type Image = { id: string; filename: string; fileHash: string; sizes: Record<string, Size> }

describe('The sizes of stored images', () => {
  let dashiji: Dashiji
  let editor: Person
  beforeAll(async () => {
    dashiji = await startDashiji()
    editor = await signIn(dashiji.payload, 'editor')
  })
  afterAll(() => dashiji.stop())

  const regenerate = async (all = false) => {
    const { regenerateSizes } = await import('../../../src/media/sizes/regenerateSizes.js')
    return regenerateSizes(dashiji.payload, { all })
  }
  const pathOf = (filename: string) => join(dashiji.directory, 'media', filename)
  const read = async (id: string) =>
    (await dashiji.payload.findByID({ collection: 'media', id, depth: 0 })) as unknown as Image
  const upload = async (width: number, height: number, focalPoint: object = {}) => {
    const bytes = await sampleImage(width, height).png().toBuffer()
    const file = { bytes, name: 'photo.png', data: { alt: '合影', ...focalPoint } }
    const { body } = await sendFile(dashiji, 'post', 'media', editor, file).expect(201)
    return read(body.doc.id)
  }
  /** Removes sizes as if the image had been uploaded before they were configured. */
  const forget = async ({ id, sizes }: Image, names: string[]) => {
    const rest = Object.fromEntries(
      Object.entries(sizes).map(([name, size]) => [
        name,
        names.includes(name) ? { filename: null, width: null, height: null, mimeType: null, filesize: null } : size,
      ]),
    )
    await dashiji.payload.db.updateOne({ collection: 'media', id, data: { sizes: rest } })
    for (const name of names) await rm(pathOf(sizes[name]!.filename))
  }

  it('that are missing are made as an upload makes them, and the others are not touched', async () => {
    const image = await upload(2000, 1500)
    const untouched = await readFile(pathOf(image.sizes.hero!.filename))
    await forget(image, ['card', 'cardWebp', 'share'])
    expect(await regenerate()).toMatchObject({ images: 1, made: 3, failed: [] })
    expect(await read(image.id)).toMatchObject({ fileHash: image.fileHash, sizes: image.sizes })
    expect(await readFile(pathOf(image.sizes.hero!.filename))).toEqual(untouched)
    const { format, width, height } = await sharp(pathOf(image.sizes.cardWebp!.filename)).metadata()
    expect({ format, width, height }).toEqual({ format: 'webp', width: 640, height: 360 })
    expect(await regenerate()).toMatchObject({ made: 0 })
  })

  it.each([
    ['wide', 3000, 700, { focalX: 90, focalY: 50 }],
    ['high', 700, 3000, { focalX: 50, focalY: 5 }],
    ['small', 300, 200, {}],
  ])('are cropped as an upload crops them: %s', async (_name, width, height, focalPoint) => {
    const image = await upload(width, height, focalPoint)
    const before = await sharp(pathOf(image.sizes.card!.filename)).raw().toBuffer()
    await forget(image, ['card'])
    await regenerate()
    expect((await read(image.id)).sizes.card).toMatchObject({
      width: image.sizes.card!.width,
      height: image.sizes.card!.height,
    })
    const after = await sharp(pathOf(image.sizes.card!.filename)).raw().toBuffer()
    expect(after.byteLength).toBe(before.byteLength)
    const differing = before.filter((value, index) => Math.abs(value - after[index]!) > 40).length
    expect(differing / before.byteLength).toBeLessThan(0.01)
  })

  it('of an image of a live article are made without changing what was approved', async () => {
    const image = await upload(2000, 1500)
    const { id } = await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { cover: image.id } })
    await forget(image, ['thumbnailWebp'])
    expect(await regenerate()).toMatchObject({ made: 1, failed: [] })
    const query = `{ Article(id: "${id}") { cover { sizes { thumbnailWebp { url width } } } } }`
    const { data } = await queryGraphql<{
      Article: { cover: { sizes: { thumbnailWebp: { url: string; width: number } } } }
    }>(dashiji, query)
    const size = data!.Article.cover.sizes.thumbnailWebp
    expect(size).toMatchObject({ width: 240 })
    await request(dashiji.app).get(new URL(size.url, 'http://localhost').pathname).expect(200)
  })

  it('whose original cannot be read are reported, and the others are made', async () => {
    const [broken, whole] = [await upload(900, 700), await upload(901, 700)]
    await writeFile(pathOf(broken.filename), 'no image')
    await forget(broken, ['card'])
    await forget(whole, ['card'])
    const { made, failed } = await regenerate()
    expect(made).toBe(1)
    expect(failed).toEqual([{ filename: broken.filename, reason: expect.any(String) }])
  })
})
