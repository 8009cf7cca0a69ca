import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'

import { makePlaceholder } from '../../../src/media/placeholder/makePlaceholder.js'
import { prepareImage } from '../../../src/media/upload/prepareImage.js'

describe('A placeholder', () => {
  it.each([
    [1080, 720],
    [300, 200],
    [640, 4000],
    [900, 60],
    [16, 16],
  ])('of %i × %i has that size, a small file and a visible mark', async (width, height) => {
    const image = await makePlaceholder(width, height)
    expect(await sharp(image).metadata()).toMatchObject({ width, height, format: 'png' })
    expect(image.byteLength).toBeLessThan(50_000)
    const { channels } = await sharp(image).flatten().stats()
    expect(channels[0]!.stdev).toBeGreaterThan(1)
  })

  it('is a JPEG on request', async () => {
    expect(await sharp(await makePlaceholder(300, 200, 'jpeg')).metadata()).toMatchObject({
      width: 300,
      height: 200,
      format: 'jpeg',
    })
  })

  it.each([
    [Number.NaN, 0],
    [1, 1e9],
    [-5, Infinity],
  ])('for an impossible size (%d × %d) can still be stored', async (width, height) => {
    await expect(prepareImage(await makePlaceholder(width, height), 'a.png')).resolves.toMatchObject({
      mimeType: 'image/png',
    })
  })
})
