import fs from 'node:fs/promises'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'

import { refuse } from '../../../src/errors/refuse.js'
import { restoreHeldFiles } from '../../../src/media/files/restoreHeldFiles.js'
import { signIn, type Person } from '../../support/people.js'
import { send, sendFile, statusAndCodesOf } from '../../support/requests.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { jpeg } from '../../unit/images/sampleImages.js'

const { rename, rm, unlink, writeFile } = fs
let dashiji: Dashiji
let editor: Person
let folder: string

beforeAll(async () => {
  dashiji = await startDashiji()
  editor = await signIn(dashiji.payload, 'editor')
  folder = join(dashiji.directory, 'media')
})
afterEach(() => void Object.assign(fs, { unlink, writeFile }))
afterAll(() => dashiji.stop())

const filesInFolder = async () => (await fs.readdir(folder)).sort()
const upload = async (data: object = { alt: '合影' }, path = 'media', verb: 'post' | 'patch' = 'post') =>
  sendFile(dashiji, verb, path, editor, { bytes: await jpeg(), name: '合影.jpg', data })
const contentOf = async (names: readonly string[]) =>
  Promise.all(names.map(async (name) => (await fs.readFile(join(folder, name))).toString('base64')))

/** Lets the disk fail after so many more files. */
function failWriting(code: string, after = 0): void {
  let count = 0
  fs.writeFile = ((path: string, ...rest: [Buffer]) => {
    count += 1
    return count > after ? Promise.reject(Object.assign(new Error(code), { code })) : writeFile(path, ...rest)
  }) as typeof writeFile
}

/** Lets the next write of the database fail, after the files were written. */
function failStoring(): void {
  const { db } = dashiji.payload
  const { create, updateOne } = db
  const fail = () => {
    Object.assign(db, { create, updateOne })
    return Promise.reject(refuse('databaseFailed', { cause: 'test' }))
  }
  Object.assign(db, { create: fail, updateOne: fail })
}

describe('An upload that cannot be stored', () => {
  it.each([
    ['ENOSPC', 507, 'diskFull'],
    ['EDQUOT', 507, 'diskFull'],
    ['EROFS', 503, 'mediaUnavailable'],
    ['EIO', 503, 'mediaUnavailable'],
  ])('because of %s answers %s %s and leaves no file', async (code, status, errorCode) => {
    const before = await filesInFolder()
    failWriting(code, 3)
    expect(statusAndCodesOf(await upload())).toEqual([status, [errorCode]])
    expect(await filesInFolder()).toEqual(before)
    fs.writeFile = writeFile
    expect((await upload()).status).toBe(201)
  })

  it('because the database fails leaves no file', async () => {
    const before = await filesInFolder()
    failStoring()
    expect((await upload()).status).toBe(503)
    expect(await filesInFolder()).toEqual(before)
  })

  it.each([
    ['vanished', () => rename(folder, `${folder}-away`)],
    ['is a file', () => rename(folder, `${folder}-away`).then(() => writeFile(folder, ''))],
  ])('because the folder %s answers 503, and goes on when it is back', async (_what, breakFolder) => {
    await breakFolder()
    expect(statusAndCodesOf(await upload())).toEqual([503, ['mediaUnavailable']])
    await rm(folder, { force: true })
    await rename(`${folder}-away`, folder)
    expect((await upload()).status).toBe(201)
  })

  it('is still refused for what is wrong with it', async () => {
    const before = await filesInFolder()
    expect(statusAndCodesOf(await upload({ alt: ' ' }))).toEqual([422, ['altRequired']])
    expect(statusAndCodesOf(await upload({}))).toEqual([400, ['invalid']])
    expect(await filesInFolder()).toEqual(before)
  })
})

describe('The file of an image', () => {
  const replace = (id: string, data: object = {}) => upload(data, `media/${id}`, 'patch')

  it.each([
    ['is full', () => failWriting('ENOSPC', 2), {}, 507],
    ['cannot be written to', () => failWriting('EACCES'), {}, 503],
    [
      'does not delete',
      () => (fs.unlink = () => Promise.reject(Object.assign(new Error(), { code: 'EROFS' }))),
      {},
      503,
    ],
    ['is well, but not the database', failStoring, {}, 503],
    ['is well, but not the alternative text', () => undefined, { decorative: false, alt: null }, 422],
  ])('stays with its sizes when the disk %s while it is replaced', async (_what, breakIt, data, status) => {
    const { doc } = (await upload()).body
    const before = await filesInFolder()
    const contents = await contentOf(before)
    breakIt()
    expect((await replace(doc.id, data)).status).toBe(status)
    Object.assign(fs, { unlink, writeFile })
    expect(await filesInFolder()).toEqual(before)
    expect(await contentOf(before)).toEqual(contents)
    expect((await send(dashiji, 'get', `media/file/${doc.filename}`, editor)).status).toBe(200)
  })

  it('gives way to the one that replaces it, and nothing else is left', async () => {
    const { doc } = (await upload()).body
    const before = await filesInFolder()
    const replaced = (await replace(doc.id)).body.doc
    expect((await send(dashiji, 'get', `media/file/${replaced.filename}`, editor)).status).toBe(200)
    expect(await filesInFolder()).toHaveLength(before.length)
    await send(dashiji, 'delete', `media/${doc.id}`, editor).expect(200)
    const after = await filesInFolder()
    expect(after.filter((name) => name.startsWith('.') || name === replaced.filename)).toEqual([])
  })

  it('stays when its deletion fails', async () => {
    const { doc } = (await upload()).body
    const before = await filesInFolder()
    const { deleteOne } = dashiji.payload.db
    dashiji.payload.db.deleteOne = () => Promise.reject(refuse('databaseFailed', { cause: 'test' }))
    expect((await send(dashiji, 'delete', `media/${doc.id}`, editor)).status).toBe(503)
    dashiji.payload.db.deleteOne = deleteOne
    expect(await filesInFolder()).toEqual(before)
    expect(await filesInFolder()).toContain(doc.filename)
  })

  it('stays when its sizes cannot be made anew', async () => {
    const { doc } = (await upload()).body
    const before = await filesInFolder()
    const contents = await contentOf(before)
    failWriting('ENOSPC', 1)
    const edits = 'uploadEdits[focalPoint][x]=10&uploadEdits[focalPoint][y]=10'
    expect((await send(dashiji, 'patch', `media/${doc.id}?${edits}`, editor, { alt: '改' })).status).toBe(507)
    fs.writeFile = writeFile
    expect(await filesInFolder()).toEqual(before)
    expect(await contentOf(before)).toEqual(contents)
  })

  it('is put back by the next start after a process was killed while it was replaced', async () => {
    const { doc } = (await upload()).body
    const holding = join(folder, '.replaced-by-a-killed-process')
    await fs.mkdir(holding)
    await rename(join(folder, doc.filename), join(holding, doc.filename))
    await writeFile(join(holding, 'unknown.jpg'), '')
    expect(await restoreHeldFiles(dashiji.payload)).toBe(1)
    expect(await filesInFolder()).toContain(doc.filename)
    expect(await filesInFolder()).not.toContain('unknown.jpg')
    await fs.utimes(holding, 0, 0)
    expect(await restoreHeldFiles(dashiji.payload)).toBe(0)
    expect((await filesInFolder()).filter((name) => name.startsWith('.'))).toEqual([])
  })
})
