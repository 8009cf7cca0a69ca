import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { retryPendingImages } from '../../../src/jobs/retryPendingImages.js'
import type { DownloadResult } from '../../../src/media/download/downloadImage.js'
import { makePlaceholder } from '../../../src/media/placeholder/makePlaceholder.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { jpeg } from '../../unit/images/sampleImages.js'

describe('Downloading the images that an import could not get', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  const createPendingImage = async (originUrl: string) => {
    const data = await makePlaceholder(300, 200)
    return dashiji.payload.create({
      collection: 'media',
      data: { alt: '合影', credit: '某某 摄', originUrl, availability: 'awaitingOriginal' },
      file: { data, mimetype: 'image/png', name: '合影.png', size: data.byteLength },
    })
  }
  const downloads: Record<string, () => Promise<DownloadResult>> = {
    'https://example.org/good.jpg': async () => ({ ok: true, buffer: await jpeg(1200, 900), mimeType: 'image/jpeg' }),
    'https://example.org/gone.jpg': async () => ({ ok: false, reason: 'refusedByServer', detail: '404' }),
    'https://example.org/broken.jpg': async () => ({
      ok: true,
      buffer: (await jpeg()).subarray(0, 900),
      mimeType: 'image/jpeg',
    }),
  }
  const fetch = (url: string) => downloads[url]!()

  it('replaces the placeholder and nothing else; a failed download leaves the placeholder and does not stop the others', async () => {
    const [missing, broken, good] = [
      await createPendingImage('https://example.org/gone.jpg'),
      await createPendingImage('https://example.org/broken.jpg'),
      await createPendingImage('https://example.org/good.jpg'),
    ]
    const results = await retryPendingImages(dashiji.payload, { download: fetch })
    expect(Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]))).toEqual({
      [missing.id]: 'refusedByServer',
      [broken.id]: 'notStored',
      [good.id]: 'fetched',
    })

    const after = await dashiji.payload.findByID({ collection: 'media', id: good.id })
    expect(after).toMatchObject({
      alt: '合影',
      credit: '某某 摄',
      originUrl: good.originUrl,
      availability: 'present',
      width: 1200,
      height: 900,
      mimeType: 'image/jpeg',
      focalX: 50,
    })
    expect(after.filename).toMatch(/^合影-[0-9a-f]{8}\.jpg$/)
    expect(after.sizes?.cardWebp).toMatchObject({ width: 640, height: 360 })
    for (const { id } of [missing, broken])
      expect(await dashiji.payload.findByID({ collection: 'media', id })).toMatchObject({
        availability: 'awaitingOriginal',
        width: 300,
      })
  })

  it('does not overwrite an image that somebody has uploaded meanwhile', async () => {
    const image = await createPendingImage('https://example.org/good.jpg')
    const results = await retryPendingImages(dashiji.payload, {
      download: async (url) => {
        if (url.includes('good'))
          await dashiji.payload.update({ collection: 'media', id: image.id, data: { availability: 'present' } })
        return fetch(url)
      },
    })
    expect(results.find(({ id }) => id === image.id)).toEqual({ id: image.id, outcome: 'changedMeanwhile' })
    expect(await dashiji.payload.findByID({ collection: 'media', id: image.id })).toMatchObject({ width: 300 })
  })

  it('stops at its limits', async () => {
    expect(await retryPendingImages(dashiji.payload, { download: fetch, maxImages: 1 })).toHaveLength(1)
    expect(await retryPendingImages(dashiji.payload, { download: fetch, budgetMs: 0 })).toHaveLength(0)
  })
})
