import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { Header } from 'tar'

import { ArchiveReader } from '../../../src/backup/archive/ArchiveReader.js'
import { ArchiveWriter } from '../../../src/backup/archive/ArchiveWriter.js'
import { digestEntry, entriesOf, manifestEntry, type Manifest } from '../../../src/backup/Manifest.js'

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')
const files: Record<string, Buffer> = {
  'dashiji.db': Buffer.alloc(700, 7),
  ['一张很长的图片名称'.repeat(6)]: Buffer.from('图'),
  'empty.png': Buffer.alloc(0),
}
const [database, picture, empty] = Object.entries(files).map(([name, bytes]) => ({
  name,
  size: bytes.length,
  sha256: sha256(bytes),
}))
const modifiedAt = '2026-01-01T00:00:00.000Z'
const manifest: Manifest = {
  product: 'dashiji',
  format: 1,
  version: '9.9.9',
  madeAt: modifiedAt,
  database: {
    kind: 'sqlite',
    isOneMoment: true,
    migrations: [],
    head: { sequence: 0, hash: '' },
    firstEvent: '',
    counts: {},
    parts: [database!],
  },
  media: [
    { ...picture!, modifiedAt },
    { ...empty!, modifiedAt },
  ],
  missing: [],
}

describe('An archive of a backup', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-archive-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let count = 0
  let whole: Buffer

  /** Reads an archive as a restore does. @returns the code of the refusal, or the files that were read */
  async function read(bytes: Buffer): Promise<string | Record<string, string>> {
    const file = join(folder, `${count++}.tar`)
    writeFileSync(file, bytes)
    const found: Record<string, string> = {}
    try {
      const reader = await ArchiveReader.open(file)
      try {
        for (const entry of entriesOf(await reader.readManifest())) {
          const chunks: Buffer[] = []
          await reader.readFile(entry.path, entry.file, (chunk) => Promise.resolve(chunks.push(Buffer.from(chunk))))
          found[entry.file.name] = sha256(Buffer.concat(chunks))
        }
        await reader.expectEnd()
      } finally {
        await reader.close()
      }
      return found
    } catch (error) {
      const { code } = error as { code?: string }
      return code ?? String(error)
    } finally {
      rmSync(file)
    }
  }

  const entry = (
    path: string,
    type: 'File' | 'SymbolicLink' | 'Link' | 'Directory' | 'CharacterDevice',
    body = '',
    linkpath?: string,
  ) => {
    const block = Buffer.alloc(512)
    const size = Buffer.byteLength(body)
    new Header({ path, size, type, mode: 0o644, ...(linkpath && { linkpath }) }).encode(block, 0)
    return Buffer.concat([block, Buffer.from(body), Buffer.alloc((512 - (size % 512)) % 512)])
  }
  const start = (described: object) => {
    const json = JSON.stringify(described)
    return Buffer.concat([entry(manifestEntry, 'File', json), entry(digestEntry, 'File', sha256(json))])
  }

  beforeAll(async () => {
    const writer = await ArchiveWriter.create(join(folder, 'partial'))
    const json = JSON.stringify(manifest)
    await writer.addText(manifestEntry, json)
    await writer.addText(digestEntry, sha256(json))
    for (const { path, file } of entriesOf(manifest)) {
      writeFileSync(join(folder, 'source'), files[file.name]!)
      await writer.addFile(path, join(folder, 'source'), file)
    }
    await writer.finish(join(folder, 'whole.tar'))
    whole = readFileSync(join(folder, 'whole.tar'))
  })

  it('gives back every file, byte for byte', async () => {
    expect(await read(whole)).toEqual(
      Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, sha256(bytes)])),
    )
  })

  it('is refused when it was cut off, wherever that is', async () => {
    for (let length = 0; length < whole.length; length += 256)
      expect([length, await read(whole.subarray(0, length))]).toEqual([
        length,
        expect.stringMatching(/^(notABackup|backupDamaged)$/),
      ])
  })

  it('is refused when any byte that means something has changed', async () => {
    const expected = JSON.stringify(await read(whole))
    for (let at = 0; at < whole.length; at += 37) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 0x55
      const result = await read(changed)
      // What is between the files means nothing.
      if (JSON.stringify(result) === expected) expect([at, whole[at]]).toEqual([at, 0])
      else expect([at, result]).toEqual([at, expect.stringMatching(/^(notABackup|backupDamaged|backupNewer)$/)])
    }
  })

  it.each<[string, () => Buffer]>([
    ['no bytes', () => Buffer.alloc(0)],
    ['prose', () => Buffer.from('不是备份。'.repeat(400))],
    ['zeros', () => Buffer.alloc(10_240)],
    ['a compressed one', () => gzipSync(whole)],
    ['another archive', () => entry('readme.txt', 'File', 'hello')],
    ['a manifest of something else', () => start({ product: 'something else', format: 1, version: '1' })],
    ['a manifest that is a link', () => entry(manifestEntry, 'SymbolicLink', '', '/etc/passwd')],
    ['a path that leads out', () => start({ ...manifest, media: [{ ...empty, name: '../../x', modifiedAt }] })],
    ['a hidden name', () => start({ ...manifest, media: [{ ...empty, name: '.restoring', modifiedAt }] })],
    ['an absolute path', () => start({ ...manifest, media: [{ ...empty, name: '/etc/x', modifiedAt }] })],
    ['one name twice', () => start({ ...manifest, media: [manifest.media[0], manifest.media[0]] })],
  ])('is refused as no backup when it is %s', async (_, make) => {
    expect(await read(make())).toBe('notABackup')
  })

  it.each<[string, () => Buffer]>([
    ['a link in place of a file', () => entry('database/dashiji.db', 'SymbolicLink', '', '/etc/passwd')],
    ['a hard link in place of a file', () => entry('database/dashiji.db', 'Link', '', 'manifest.json')],
    ['a device', () => entry('database/dashiji.db', 'CharacterDevice')],
    ['a folder', () => entry('database/', 'Directory')],
    ['another path', () => entry('database/../dashiji.db', 'File', 'x'.repeat(700))],
    ['another size', () => entry('database/dashiji.db', 'File', 'x')],
    ['another content', () => entry('database/dashiji.db', 'File', 'x'.repeat(700))],
  ])('is refused as damaged when %s follows the manifest', async (_, make) => {
    expect(await read(Buffer.concat([start(manifest), make(), Buffer.alloc(1024)]))).toBe('backupDamaged')
  })

  it('is refused when it holds more than its manifest says', async () => {
    const more = Buffer.concat([whole.subarray(0, -1024), entry('media/more.png', 'File', 'x'), Buffer.alloc(1024)])
    expect(await read(more)).toBe('backupDamaged')
  })

  it('claims no memory for a size that is not there', async () => {
    const huge = entry(manifestEntry, 'File')
    const header = new Header({ path: manifestEntry, size: 2 ** 40, type: 'File', mode: 0o644 })
    header.encode(huge, 0)
    expect(await read(Buffer.concat([huge, Buffer.alloc(2048)]))).toBe('notABackup')
  })

  it('of a newer format is refused as such', async () => {
    expect(await read(start({ ...manifest, format: 2, more: true }))).toBe('backupNewer')
  })

  it('is never written over a file, nor with a file that changed meanwhile', async () => {
    writeFileSync(join(folder, 'taken.tar'), 'mine')
    const writer = await ArchiveWriter.create(join(folder, 'other'))
    writeFileSync(join(folder, 'source'), 'changed')
    await expect(writer.addFile('media/a', join(folder, 'source'), picture!)).rejects.toMatchObject({
      code: 'backupMediaChanged',
    })
    await expect(writer.addFile('media/a', join(folder, 'gone'), picture!)).rejects.toMatchObject({
      code: 'backupMediaChanged',
    })
    await expect(writer.finish(join(folder, 'taken.tar'))).rejects.toMatchObject({ code: 'backupFileExists' })
    expect(readFileSync(join(folder, 'taken.tar'), 'utf8')).toBe('mine')
  })
})
