import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { fetchAllAwaited } from '../../../src/images/fetchAllAwaited.js'
import type { FetchedOriginal } from '../../../src/images/fetchOriginal.js'
import { placeholder } from '../../../src/images/placeholder.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { jpeg } from '../../unit/images/pictures.js'

describe('Fetching the awaited originals', () => {
  let dashiji: Dashiji
  beforeAll(async () => {
    dashiji = await startDashiji()
  })
  afterAll(() => dashiji.stop())

  const awaited = async (originUrl: string) => {
    const data = await placeholder(300, 200)
    return dashiji.payload.create({
      collection: 'media',
      data: { alt: '合影', credit: '某某 摄', originUrl, availability: 'awaitingOriginal' },
      file: { data, mimetype: 'image/png', name: '合影.png', size: data.byteLength },
    })
  }
  const answer: Record<string, () => Promise<FetchedOriginal>> = {
    'https://example.org/good.jpg': async () => ({ ok: true, buffer: await jpeg(1200, 900), mimeType: 'image/jpeg' }),
    'https://example.org/gone.jpg': async () => ({ ok: false, reason: 'refusedByServer', detail: '404' }),
    'https://example.org/broken.jpg': async () => ({
      ok: true,
      buffer: (await jpeg()).subarray(0, 900),
      mimeType: 'image/jpeg',
    }),
  }
  const fetch = (url: string) => answer[url]!()

  it('puts the original in the placeholder’s place and keeps all else; what fails stays and stops nothing', async () => {
    const [gone, broken, good] = [
      await awaited('https://example.org/gone.jpg'),
      await awaited('https://example.org/broken.jpg'),
      await awaited('https://example.org/good.jpg'),
    ]
    const results = await fetchAllAwaited(dashiji.payload, { fetch })
    expect(Object.fromEntries(results.map(({ id, outcome }) => [id, outcome]))).toEqual({
      [gone.id]: 'refusedByServer',
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
    for (const { id } of [gone, broken])
      expect(await dashiji.payload.findByID({ collection: 'media', id })).toMatchObject({
        availability: 'awaitingOriginal',
        width: 300,
      })
  })

  it('leaves alone what somebody has put there meanwhile', async () => {
    const image = await awaited('https://example.org/good.jpg')
    const results = await fetchAllAwaited(dashiji.payload, {
      fetch: async (url) => {
        if (url.includes('good'))
          await dashiji.payload.update({ collection: 'media', id: image.id, data: { availability: 'present' } })
        return fetch(url)
      },
    })
    expect(results.find(({ id }) => id === image.id)).toEqual({ id: image.id, outcome: 'changedMeanwhile' })
    expect(await dashiji.payload.findByID({ collection: 'media', id: image.id })).toMatchObject({ width: 300 })
  })

  it('keeps to its bounds', async () => {
    expect(await fetchAllAwaited(dashiji.payload, { fetch, images: 1 })).toHaveLength(1)
    expect(await fetchAllAwaited(dashiji.payload, { fetch, budgetMs: 0 })).toHaveLength(0)
  })
})
