import { readdir } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { signInPeople, type Person } from '../../support/people.js'
import { send, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { decompressionBomb, html, jpeg, png, svg } from '../../unit/images/sampleImages.js'

describe('An upload', () => {
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
  const change = (id: string, data: object) => send(dashiji, 'patch', `media/${id}`, editor, data)
  const countFiles = async () => (await readdir(join(dashiji.directory, 'media')).catch(() => [])).length

  it('of an unusable file is refused with a code and advice, and stores nothing', async () => {
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
      const { body } = await upload(bytes, name).expect(status)
      expect(body.errors[0].data.code).toBe(code)
      expect(body.errors[0].message).toMatch(/\p{Script=Han}.*。$/u)
    }
    const oversized = await upload(Buffer.alloc(21_000_000), '巨.jpg')
    expect(oversized.status).toBe(413)
    expect(await countFiles()).toBe(before)
    expect((await dashiji.payload.count({ collection: 'media' })).totalDocs).toBe(totalDocs)
  })

  it('needs an alternative text, unless the image is decorative', async () => {
    const { body } = await upload(await jpeg(), '无.jpg', {}).expect(400)
    expect(JSON.stringify(body)).toContain('请填写替代文字')
    await upload(await jpeg(), '空.jpg', { alt: '  ' }).expect(422)
    const { doc } = (await upload(await jpeg(), '线.jpg', { alt: '一条线', decorative: true }).expect(201)).body
    expect(doc).toMatchObject({ alt: '', decorative: true })
    await change(doc.id, { decorative: false }).expect(400)
    await change(doc.id, { originUrl: 'javascript:alert(1)' }).expect(400)
  })

  it('cannot name a file outside its folder', async () => {
    const { doc } = (await upload(await jpeg(), '../../逃.jpg').expect(201)).body
    expect(doc.filename).toMatch(/^逃-[0-9a-f]{8}\.jpg$/)
    await send(dashiji, 'get', 'media/file/..%2F..%2Fpackage.json', writer).expect(403)
    await change(doc.id, { filename: '../../package.json' }).expect(400)
    const { body } = await change(doc.id, { filename: 'other.jpg', url: '/x' }).expect(200)
    expect(body.doc.filename).toBe(doc.filename)
  })

  it('takes type and size from the file and not from the request', async () => {
    const { doc } = (await upload(await jpeg(), '实.jpg', { alt: '实', width: 1, mimeType: 'image/gif' }).expect(201))
      .body
    const sent = { mimeType: 'text/html', width: 9, height: 9, filesize: 1, thumbnailURL: 'javascript:alert(1)' }
    const { body } = await change(doc.id, sent).expect(200)
    expect(body.doc).toMatchObject({
      mimeType: 'image/jpeg',
      width: 800,
      height: 600,
      filesize: doc.filesize,
      thumbnailURL: doc.thumbnailURL,
    })
  })

  it('is refused to readers before their file is decoded', async () => {
    const file = { bytes: await decompressionBomb(12_000, 12_000), name: 'a.png', data: { alt: 'a' } }
    const { body } = await sendFile(dashiji, 'post', 'media', { headers: {} }, file).expect(403)
    expect(body.errors[0].data.code).toBe('notPermitted')
  })

  describe('by URL', () => {
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

    it('is refused without a request to it', async () => {
      const local = { alt: 'a', url: address, filename: 'a.jpg' }
      const { body } = await send(dashiji, 'post', 'media', writer, local).expect(422)
      expect(body.errors[0].data.code).toBe('remoteFile')
      const remote = { ...local, url: 'https://example.org/a.jpg' }
      await send(dashiji, 'post', 'media', writer, remote).expect(422)
      await send(dashiji, 'post', 'media', writer).field('_payload', JSON.stringify(local)).expect(422)
      await send(dashiji, 'post', 'media', writer)
        .field('_payload', '{"alt":"a"}')
        .field('file', JSON.stringify({ filename: 'a.jpg', mimeType: 'image/jpeg', size: 1 }))
      await send(dashiji, 'get', 'media/paste-url', writer).query({ src: address })
      expect(requestCount).toBe(0)
    })

    it('makes no request when the URL and focal point of an image are changed', async () => {
      const { doc } = (await upload(await jpeg(), '焦.jpg').expect(201)).body
      const moved = { url: address, filename: 'a.jpg', focalX: 10, focalY: 10 }
      await send(dashiji, 'patch', `media/${doc.id}`, editor, moved).expect(200)
      expect(requestCount).toBe(0)
    })
  })
})
