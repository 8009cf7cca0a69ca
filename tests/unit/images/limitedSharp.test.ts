import { describe, expect, it } from '@jest/globals'
import sharp from 'sharp'

import { limitedSharp } from '../../../src/media/upload/limitedSharp.js'
import { jpeg } from './sampleImages.js'

describe('The work on images', () => {
  it('is done for two at a time, copies of one image included', async () => {
    const bytes = await jpeg(2000, 1500)
    let most = 0
    const watch = setInterval(() => (most = Math.max(most, sharp.counters().process)), 1)
    const images = Array.from({ length: 4 }, () => limitedSharp(bytes).rotate())
    const made = await Promise.all(
      images.flatMap((image) => [100, 200, 300].map((width) => image.clone().resize({ width }).toBuffer())),
    )
    clearInterval(watch)
    expect(made).toHaveLength(12)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(2)
  })

  it('goes on after an image that cannot be read', async () => {
    const damaged = () => limitedSharp(Buffer.from('no image')).toBuffer()
    for (const failing of [damaged(), damaged(), damaged()]) await expect(failing).rejects.toThrow('unsupported')
    const { info } = await limitedSharp(await jpeg(200, 100)).toBuffer({ resolveWithObject: true })
    expect(info).toMatchObject({ width: 200, height: 100 })
  })
})
