import { afterAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { checkDatabase } from '../../../src/database/checkDatabase.js'
import type { DatabaseError } from '../../../src/database/DatabaseError.js'
import { openClient } from '../../../src/database/sqlite/libsql.js'

describe('The check of the database before the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-check-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const check = (name: string) => checkDatabase({ databaseUri: `file:${join(folder, name)}` })
  const createFilledDatabase = async (name: string, rows = 2000) => {
    const client = openClient(`file:${join(folder, name)}`)
    await client.execute('CREATE TABLE words (word TEXT)')
    await client.execute(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${rows}) INSERT INTO words SELECT hex(randomblob(50)) FROM n`,
    )
    return client
  }
  const oneLineError = (code: string) => ({
    code,
    messages: {
      zh: expect.stringMatching(/^[^\n]*\p{Script=Han}[^\n]*$/u) as unknown,
      en: expect.stringMatching(/^\P{Script=Han}+$/u) as unknown,
    },
  })

  it('passes where there is no file yet, and for a sound one', async () => {
    await expect(check('new/data.db')).resolves.toEqual({ notes: [] })
    const client = await createFilledDatabase('sound.db')
    client.close()
    await expect(check('sound.db')).resolves.toEqual({ notes: [] })
  })

  it('names a file that is no database', async () => {
    writeFileSync(join(folder, 'text.db'), 'This is a letter and no database. '.repeat(100))
    await expect(check('text.db')).rejects.toMatchObject(oneLineError('databaseCorrupt'))
  })

  it('names a damaged file, and passes once a sound one is in its place', async () => {
    const client = await createFilledDatabase('damaged.db')
    client.close()
    const path = join(folder, 'damaged.db')
    const sound = readFileSync(path)
    writeFileSync(path, Buffer.concat([sound.subarray(0, 4096), Buffer.alloc(40_960, 0x55), sound.subarray(45_056)]))
    await expect(check('damaged.db')).rejects.toMatchObject(oneLineError('databaseCorrupt'))
    writeFileSync(path, sound)
    await expect(check('damaged.db')).resolves.toEqual({ notes: [] })
  })

  it('names a file that another program holds, and passes once it is let go', async () => {
    const client = await createFilledDatabase('held.db', 1)
    await client.execute('BEGIN EXCLUSIVE')
    await expect(check('held.db')).rejects.toMatchObject(oneLineError('databaseLocked'))
    await client.execute('ROLLBACK')
    await expect(check('held.db')).resolves.toEqual({ notes: [] })
    client.close()
  })

  it('says when there is no file to be had at the place', async () => {
    mkdirSync(join(folder, 'directory.db'))
    await expect(check('directory.db')).rejects.toMatchObject(oneLineError('databaseNotWritable'))
    writeFileSync(join(folder, 'file'), '')
    await expect(check('file/data.db')).rejects.toMatchObject(oneLineError('databaseNotWritable'))
  })

  const checkInProcess = (name: string, before = '') => {
    const program = new URL('checkInProcess.ts', import.meta.url).pathname
    const env = { ...process.env, NODE_OPTIONS: '--conditions=production', DATABASE_URI: `file:${join(folder, name)}` }
    const { stdout, stderr, signal } = spawnSync(
      'bash',
      ['-c', `${before} exec "${process.execPath}" --import tsx "${program}"`],
      { encoding: 'utf8', env },
    )
    return stdout.trim() || `${stderr} ${signal}`
  }

  it('refuses a second server on the same file, until the first has ended', async () => {
    await check('served.db')
    expect(checkInProcess('served.db')).toBe('databaseInUse')
    expect(checkInProcess('other.db')).toBe('passed')
    expect(checkInProcess('other.db')).toBe('passed')
  })

  it('says when the disk is full, and passes once there is room', async () => {
    const client = await createFilledDatabase('full.db', 1)
    client.close()
    // The largest file a process may write stands in for the room on the disk.
    expect(['diskFull', 'databaseNotWritable']).toContain(checkInProcess('full.db', 'ulimit -f 0;'))
    expect(checkInProcess('full.db')).toBe('passed')
  })

  // The superuser may write everywhere.
  const isSuperuser = process.getuid?.() === 0
  ;(isSuperuser ? it.skip : it)(
    `says when the folder may not be written${isSuperuser ? ' (skipped: the tests run as the superuser)' : ''}`,
    async () => {
      mkdirSync(join(folder, 'closed'), { mode: 0o555 })
      await expect(check('closed/data.db')).rejects.toMatchObject(oneLineError('databaseNotWritable'))
    },
  )

  it('says when MongoDB cannot be reached, without its password, within ten seconds', async () => {
    const started = Date.now()
    const failing = checkDatabase({ databaseUri: 'mongodb://user:hidden-word@127.0.0.1:9/dashiji' })
    await expect(failing).rejects.toMatchObject(oneLineError('databaseUnreachable'))
    await failing.catch((error: DatabaseError) =>
      expect([error.message, ...Object.values(error.messages)].join('\n')).not.toContain('hidden-word'),
    )
    expect(Date.now() - started).toBeLessThan(10_000)
  })
})
