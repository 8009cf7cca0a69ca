import { crc32 } from 'node:zlib'

import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'

import { imageLimits } from '../../../src/media/upload/imageLimits.js'
import { prepareImage } from '../../../src/media/upload/prepareImage.js'
import {
  animatedGif,
  avif,
  decompressionBomb,
  gif,
  heic,
  html,
  jpeg,
  jpegWithGps,
  sampleImage,
  png,
  svg,
  webp,
} from './sampleImages.js'

const codeOf = (bytes: Buffer, name = '图.jpg'): Promise<string> =>
  prepareImage(bytes, name).then(
    () => 'taken',
    (error: { data?: { code?: string } }) => error.data?.code ?? String(error),
  )

const pixel = async (data: Buffer, left: number, top: number): Promise<number[]> => [
  ...(await sharp(data).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
]

describe('A prepared image', () => {
  it('is upright, with the width and height after rotation', async () => {
    const image = await prepareImage(await jpegWithGps(), 'a.jpg')
    expect(image).toMatchObject({ width: 600, height: 800, mimeType: 'image/jpeg', extension: 'jpg' })
    const header = await sharp(image.data).metadata()
    expect(header).toMatchObject({ width: 600, height: 800 })
    expect(header.orientation ?? 1).toBe(1)
    // The left half of the stored pixels, red, is the upper half of the photograph.
    const [red = 0, , blue = 255] = await pixel(image.data, 300, 100)
    expect(red).toBeGreaterThan(200)
    expect(blue).toBeLessThan(60)
  })

  it('has no metadata of place, camera or owner', async () => {
    const original = await jpegWithGps()
    expect((await sharp(original).metadata()).exif?.toString('latin1')).toContain('Telephone')
    const { data } = await prepareImage(original, 'a.jpg')
    const header = await sharp(data).metadata()
    expect([header.exif, header.xmp, header.iptc, header.icc]).toEqual([undefined, undefined, undefined, undefined])
    expect(data.toString('latin1')).not.toContain('Telephone')
  })

  it('has no data after the end of the image', async () => {
    const { data } = await prepareImage(Buffer.concat([await jpeg(), html]), 'a.jpg')
    expect(data.toString('latin1')).not.toContain('<script>')
  })

  it.each([
    ['JPEG', jpeg, 'image/jpeg', 'jpg'],
    ['PNG', png, 'image/png', 'png'],
    ['WebP', webp, 'image/webp', 'webp'],
    ['opaque AVIF', avif, 'image/jpeg', 'jpg'],
  ])('is, if it was %s, %s with that file extension', async (_name, make, mimeType, extension) => {
    const image = await prepareImage(await make(), 'wrong.bmp')
    expect(image).toMatchObject({ mimeType, extension })
    expect(`image/${(await sharp(image.data).metadata()).format}`).toBe(mimeType)
  })

  it('keeps the transparency of an AVIF, as a PNG', async () => {
    const transparent = await sharp({
      create: { width: 64, height: 64, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0.2 } },
    })
      .avif({ effort: 0 })
      .toBuffer()
    const image = await prepareImage(transparent, 'a.avif')
    expect(image.mimeType).toBe('image/png')
    expect((await sharp(image.data).metadata()).hasAlpha).toBe(true)
  })

  it('is the first frame of an animation', async () => {
    const image = await prepareImage(await animatedGif(), 'a.gif')
    expect(image).toMatchObject({ mimeType: 'image/png', width: 120, height: 80 })
    expect((await sharp(image.data).metadata()).pages ?? 1).toBe(1)
    expect((await pixel(image.data, 10, 10))[0]).toBeGreaterThan(200)
  })
})

describe('A file is refused', () => {
  it('before it is decoded when it has too many pixels', async () => {
    const bomb = await decompressionBomb(12_000, 12_000)
    expect(bomb.byteLength).toBeLessThan(200_000)
    const memory = process.memoryUsage().rss
    expect(await codeOf(bomb)).toBe('imageTooManyPixels')
    expect(process.memoryUsage().rss - memory).toBeLessThan(150_000_000)
  })

  it('when it has too many bytes', async () => {
    expect(await codeOf(Buffer.concat([await jpeg(), Buffer.alloc(imageLimits.bytes)]))).toBe('imageTooBig')
  })

  it('when it is a tracking pixel', async () => {
    expect(await codeOf(await png(1, 1))).toBe('imageTooSmall')
    expect(await codeOf(await sampleImage(16, 16).png().toBuffer())).toBe('taken')
  })

  it.each([
    ['JPEG', jpeg],
    ['PNG', png],
    ['WebP', webp],
    ['GIF', gif],
    ['AVIF', avif],
  ])('when it is a truncated %s', async (_name, make) => {
    const intact = await make()
    expect(await codeOf(intact.subarray(0, Math.floor(intact.byteLength * 0.6)))).toBe('imageDamaged')
    expect(await codeOf(intact.subarray(0, 20))).toBe('imageDamaged')
  })

  it('when it is a web page with the name of an image', async () => {
    expect(await codeOf(html, '照片.png')).toBe('notAnImage')
    expect(await codeOf(Buffer.alloc(0), '照片.png')).toBe('notAnImage')
  })

  it.each([
    ['plainly', svg],
    ['after a long comment', Buffer.concat([Buffer.from(`<!--${'x'.repeat(3000)}-->`), svg])],
    ['in UTF-16', Buffer.from(`\ufeff${svg.toString()}`, 'utf16le')],
  ])('when it is an SVG, %s, whatever its name', async (_how, bytes) => {
    expect(await codeOf(bytes, 'a.png')).toBe('svgNotAccepted')
  })

  it.each([
    ['HEIC by its first brand', 'heic', 'mif1', 'heicNotAccepted'],
    ['HEIC by its second brand', 'mif1', 'heic', 'heicNotAccepted'],
    ['a sequence of HEIC', 'msf1', 'hevc', 'heicNotAccepted'],
    ['HEIC of several pictures', 'heim', 'miaf', 'heicNotAccepted'],
    // Taken for AVIF, and given to its decoder, which finds no picture in it.
    ['AVIF by its second brand', 'mif1', 'avif', 'imageDamaged'],
    ['a film', 'isom', 'mp42', 'notAnImage'],
  ])('by the brands of its container: %s', async (_what, major, compatible, code) => {
    const box = Buffer.from(`ftyp${major}\0\0\0\0${compatible}`)
    const bytes = Buffer.concat([Buffer.from([0, 0, 0, 4 + box.byteLength]), box, Buffer.alloc(64)])
    expect(await codeOf(bytes)).toBe(code)
  })

  it('but not because it is animated: the first frame of an APNG is kept', async () => {
    const intact = await png()
    const animation = Buffer.from('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0', 'latin1')
    const checksum = Buffer.alloc(4)
    checksum.writeUInt32BE(crc32(animation.subarray(4)))
    const headerEnd = 33
    const animated = Buffer.concat([intact.subarray(0, headerEnd), animation, checksum, intact.subarray(headerEnd)])
    expect(await prepareImage(animated, 'a.png')).toMatchObject({ mimeType: 'image/png', width: 800 })
  })

  it('when it is an HEIC, with the advice to export it as a JPEG', async () => {
    await expect(prepareImage(heic, 'IMG_0001.HEIC')).rejects.toMatchObject({
      status: 415,
      messages: { zh: expect.stringContaining('JPEG'), en: expect.stringContaining('JPEG') },
    })
  })
})
