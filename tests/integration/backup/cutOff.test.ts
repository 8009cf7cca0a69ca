import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createImage } from '../../support/documents.js'
import { startDashiji, type Dashiji } from '../../support/startDashiji.js'
import { currentPlace, dropPlace, emptyPlace, runCommand, startProgram, type Place } from './commands.js'

describe('A restore that cannot go on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-cut-off-'))
  const file = join(folder, 'backup.tar')
  const places: Place[] = []
  let dashiji: Dashiji

  beforeAll(async () => {
    dashiji = await startDashiji()
    await createImage(dashiji.payload)
    expect(await runCommand('backup', currentPlace(), file)).toMatchObject({ status: 0 })
  }, 120_000)
  afterAll(async () => {
    await dashiji?.stop()
    for (const place of places) await dropPlace(place)
    rmSync(folder, { recursive: true, force: true })
  })

  const newPlace = (): Place => {
    const place = emptyPlace(folder)
    places.push(place)
    return place
  }
  const imagesIn = (place: Place) => (existsSync(place.MEDIA_DIR) ? readdirSync(place.MEDIA_DIR) : [])
  const killBefore = async (place: Place, step: string) => {
    const child = startProgram(new URL('killedRestore.ts', import.meta.url).pathname, place, file, step)
    child.stderr.pipe(process.stderr)
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
  }
  const finish = async (place: Place): Promise<string> => {
    const child = startProgram(new URL('killedRestore.ts', import.meta.url).pathname, place, file, 'finish')
    let text = ''
    child.stdout.on('data', (part) => (text += String(part)))
    await once(child, 'close')
    return text
  }

  it.each(['media', 'commit'])(
    'killed before its database was in place (%s) leaves nothing for a start, and can be made again',
    async (step) => {
      const place = newPlace()
      await killBefore(place, step)
      expect(imagesIn(place).filter((name) => !name.startsWith('.'))).toEqual([])
      expect(await finish(place)).toBe('undone')
      expect(imagesIn(place)).toEqual([])
      await killBefore(place, step)
      expect(await runCommand('restore', place, file)).toMatchObject({ status: 0, stderr: '' })
      expect(imagesIn(place).length).toBeGreaterThan(8)
    },
    120_000,
  )

  it.each(['place', 'remove'])(
    'killed after its database was in place (%s) is completed by the next start',
    async (step) => {
      const place = newPlace()
      await killBefore(place, step)
      expect(await finish(place)).toBe('completed')
      expect(imagesIn(place).length).toBeGreaterThan(8)
      expect(imagesIn(place).filter((name) => name.startsWith('.'))).toEqual([])
      expect(readFileSync(join(place.DATA_DIR, 'database.json'), 'utf8')).toContain('firstEvent')
      expect(await runCommand('restore', place, file)).toMatchObject({ status: 2 })
    },
    120_000,
  )

  it('over a damaged file ends with 2 and one line, and changes nothing', async () => {
    const place = newPlace()
    const bytes = readFileSync(file)
    const broken = join(folder, 'broken.tar')
    for (const damaged of [
      bytes.subarray(0, bytes.length - 5000),
      Buffer.from(bytes).fill(1, bytes.length - 9000, bytes.length - 8000),
    ]) {
      writeFileSync(broken, damaged)
      const { status, stdout, stderr } = await runCommand('restore', place, broken)
      expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
      expect(stderr).toContain('is damaged')
      expect([imagesIn(place), await finish(place)]).toEqual([[], 'undefined'])
    }
    expect(await runCommand('restore', place, file)).toMatchObject({ status: 0 })
  }, 120_000)

  it('ends with 2 and one line for arguments and files that are none', async () => {
    const place = newPlace()
    for (const args of [[], [file, file], [folder]]) {
      const { status, stderr } = await runCommand('restore', place, ...args)
      expect([args, status, stderr.trim().split('\n').length]).toEqual([args, 2, 1])
    }
    for (const args of [[join(folder, 'missing', 'x.tar')]]) {
      const { status, stderr } = await runCommand('backup', currentPlace(), ...args)
      expect([args, status, stderr.trim().split('\n').length]).toEqual([args, 2, 1])
    }
    expect(await runCommand('backup', place, join(folder, 'nothing.tar'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('holds no data of Dashiji'),
    })
  }, 120_000)

  it('under another secret, or none, says what that means', async () => {
    const other = { ...newPlace(), PAYLOAD_SECRET: 'quite another secret of some length' }
    expect(await runCommand('restore', other, file)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('the secret is not that of the backup'),
    })
    const { PAYLOAD_SECRET: _secret, ...none } = newPlace()
    expect(await runCommand('restore', none, file)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('there is no secret here'),
    })
    expect(existsSync(join(none.DATA_DIR, 'secret'))).toBe(false)
  }, 120_000)

  it('names an image file that is missing already in the backup', async () => {
    const name = readdirSync(process.env.MEDIA_DIR!).sort()[0]!
    unlinkSync(join(process.env.MEDIA_DIR!, name))
    const target = join(folder, 'incomplete.tar')
    const made = await runCommand('backup', currentPlace(), target)
    expect(made).toMatchObject({ status: 1, stderr: `This image file is missing: ${name}\n` })
    expect(await runCommand('restore', newPlace(), target)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(name),
    })
  }, 120_000)
})
