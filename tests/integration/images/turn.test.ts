import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { createDocumentIn, createImage } from '../../support/documents.js'
import { signInPeople, type Person } from '../../support/people.js'
import { errorCodesOf, send, sendFile } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { png } from '../../unit/images/sampleImages.js'

describe('While the sizes of an image are made', () => {
  let dashiji: Dashiji
  let writer: Person
  let editor: Person
  let bytes: Buffer
  beforeAll(async () => {
    dashiji = await startDashiji()
    ;({ writer, editor } = await signInPeople(dashiji.payload, 'writer', 'editor'))
    bytes = await png()
  })
  afterAll(() => dashiji.stop())
  afterEach(() => void release())

  let release = (): void => undefined
  /** Lets the making of sizes wait until `release` is called. Returns when an upload has come so far. */
  function holdSizes(): Promise<void> {
    const { config } = dashiji.payload
    const { sharp } = config
    const held = new Promise<void>((resolve) => {
      release = () => (Object.assign(config, { sharp }), resolve())
    })
    return new Promise((reached) => {
      Object.assign(config, {
        sharp: (...args: Parameters<NonNullable<typeof sharp>>) => {
          const image = sharp!(...args)
          const metadata = image.metadata.bind(image)
          return Object.assign(image, { metadata: () => (reached(), held.then(() => metadata())) })
        },
      })
    })
  }
  const upload = () => sendFile(dashiji, 'post', 'media', writer, { bytes, name: '图.png', data: { alt: '合影' } })
  const replace = (id: string) =>
    sendFile(dashiji, 'patch', `media/${id}`, editor, { bytes, name: '新图.png', data: { alt: '新合影' } })
  /** Sends a request now, not when somebody waits for it. */
  const start = <T>(pending: PromiseLike<T>): Promise<T> => Promise.resolve(pending).then((response) => response)
  const storedFile = async (id: string) => {
    const { filename } = await dashiji.payload.findByID({ collection: 'media', id })
    return readFile(join(dashiji.directory, 'media', filename!))
  }

  it('a save, a sign-in and the refusal of a stranger do not wait for it', async () => {
    const reached = holdSizes()
    let isUploaded = false
    const uploading = start(upload().expect(201)).then((response) => ((isUploaded = true), response))
    await reached
    await send(dashiji, 'post', 'articles', writer, { title: '不等', kind: 'news' }).expect(201)
    await send(dashiji, 'post', 'users/login', undefined, { email: writer.email, password: 'a long password' }).expect(
      200,
    )
    await send(dashiji, 'post', 'articles', undefined, { title: '陌生人', kind: 'news' }).expect(403)
    await send(dashiji, 'post', 'users/login', undefined, { email: writer.email, password: 'wrong' }).expect(401)
    expect(isUploaded).toBe(false)
    release()
    const { doc } = (await uploading).body
    expect(Object.keys(doc.sizes)).toHaveLength(8)
    await send(dashiji, 'get', `media/${doc.id}`, writer).expect(200)
  })

  it('other uploads do not wait for it either', async () => {
    const reached = holdSizes()
    const uploads = [1, 2, 3, 4].map(() => start(upload().expect(201)))
    await reached
    await send(dashiji, 'post', 'topics', editor, { name: '同时' }).expect(201)
    release()
    const names = (await Promise.all(uploads)).map(({ body }) => body.doc.filename)
    expect(new Set(names).size).toBe(4)
  })

  it('a change of the same image is kept, and the new file is refused', async () => {
    const { id } = await createImage(dashiji.payload)
    const file = await storedFile(id)
    const reached = holdSizes()
    const replacing = start(replace(id).expect(409))
    await reached
    await send(dashiji, 'patch', `media/${id}`, editor, { credit: '某某 摄' }).expect(200)
    release()
    expect(errorCodesOf(await replacing)).toEqual(['imageChanged'])
    expect(await storedFile(id)).toEqual(file)
    await replace(id).expect(200)
    expect(await dashiji.payload.findByID({ collection: 'media', id })).toMatchObject({
      credit: '某某 摄',
      alt: '新合影',
    })
  })

  it('the image may go live, and the new file is refused and the old one kept', async () => {
    const { id } = await createImage(dashiji.payload)
    const file = await storedFile(id)
    const reached = holdSizes()
    const replacing = start(replace(id))
    await reached
    await createDocumentIn(dashiji.payload, 'articles', 'live', { data: { cover: id } })
    release()
    expect((await replacing).status).toBeGreaterThanOrEqual(400)
    expect(await storedFile(id)).toEqual(file)
    expect(await dashiji.payload.findByID({ collection: 'media', id })).toMatchObject({ isPublic: true })
  })

  it('the image may be deleted', async () => {
    const { id } = await createImage(dashiji.payload)
    const reached = holdSizes()
    const replacing = start(replace(id))
    await reached
    await send(dashiji, 'delete', `media/${id}`, editor).expect(200)
    release()
    expect((await replacing).status).toBe(409)
    await send(dashiji, 'get', `media/${id}`, editor).expect(404)
  })
})
