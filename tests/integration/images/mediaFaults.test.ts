import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import request from 'supertest'

import { sweepMediaFiles } from '../../../src/jobs/sweepMediaFiles.js'
import { createDocumentIn, createImage } from '../../support/documents.js'
import { signIn, type Person } from '../../support/people.js'
import { send, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { readAuditEvents, readRow } from '../../support/stored.js'
import { jpeg } from '../../unit/images/sampleImages.js'

describe('Files of images that were touched past the server', () => {
  let dashiji: Dashiji
  let editor: Person
  beforeAll(async () => {
    dashiji = await startDashiji({ content: true })
    editor = await signIn(dashiji.payload, 'editor')
  })
  afterAll(() => dashiji.stop())
  afterEach(() => sweepMediaFiles(dashiji.payload))

  /** An image that everybody may see, and where its file lies. */
  async function createPublicImage() {
    const { payload, directory } = dashiji
    const { id } = await createImage(payload)
    await createDocumentIn(payload, 'articles', 'live', { data: { cover: id } })
    const { filename } = (await readRow(payload, 'media', id)) as { filename: string }
    return { id, path: join(directory, 'media', filename), address: `media/file/${filename}` }
  }
  const readyz = async () => (await request(dashiji.app).get('/readyz')).body as Record<string, unknown>
  const statusFor = async (address: string, person?: Person) =>
    (await send(dashiji, 'get', address, person ?? { headers: {} })).status

  it('are found by the sweep: a missing one is told, once', async () => {
    const { payload } = dashiji
    const { id, path } = await createPublicImage()
    expect(await sweepMediaFiles(payload)).toBe(0)
    expect(await readyz()).toEqual({ status: 'ready' })
    renameSync(path, `${path}.away`)
    expect(await sweepMediaFiles(payload)).toBe(1)
    expect(await sweepMediaFiles(payload)).toBe(1)
    expect(await readyz()).toEqual({ status: 'ready', warnings: { missingMedia: 1, changedMedia: 0 } })
    expect(await readAuditEvents(payload, { action: 'media.fileMissing', document: id })).toMatchObject([
      { outcome: 'refused', codes: ['fileMissing'], actorKind: 'system' },
    ])
    renameSync(`${path}.away`, path)
    expect(await sweepMediaFiles(payload)).toBe(0)
    expect(await readyz()).toEqual({ status: 'ready' })
  })

  it('are not served to anybody when they were changed, until they are what was uploaded', async () => {
    const { payload } = dashiji
    const [changed, other] = [await createPublicImage(), await createPublicImage()]
    const original = readFileSync(changed.path)
    writeFileSync(changed.path, Buffer.concat([original, Buffer.from('x')]))
    expect(await sweepMediaFiles(payload)).toBe(1)
    expect([await statusFor(changed.address), await statusFor(changed.address, editor)]).toEqual([404, 404])
    expect(await statusFor(other.address)).toBe(200)
    expect(await readyz()).toMatchObject({ warnings: { missingMedia: 0, changedMedia: 1 } })
    expect(await readAuditEvents(payload, { action: 'media.fileChanged' })).toMatchObject([{ document: changed.id }])
    writeFileSync(changed.path, original)
    writeFileSync(changed.path, original)
    expect(await sweepMediaFiles(payload)).toBe(0)
    expect(await statusFor(changed.address)).toBe(200)
  })

  it('are served again as soon as somebody has put a file in their place', async () => {
    const { payload } = dashiji
    const { id } = await createImage(payload)
    const { filename } = (await readRow(payload, 'media', id)) as { filename: string }
    writeFileSync(join(dashiji.directory, 'media', filename), 'x')
    await sweepMediaFiles(payload)
    expect(await statusFor(`media/file/${filename}`, editor)).toBe(404)
    const file = { bytes: await jpeg(), name: 'neu.jpg', data: { alt: '合影' } }
    const { doc } = (await sendFile(dashiji, 'patch', `media/${id}`, editor, file).expect(200)).body
    expect(await statusFor(`media/file/${doc.filename}`, editor)).toBe(200)
  })
})
