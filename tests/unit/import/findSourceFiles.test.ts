import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { findSourceFiles } from '../../../src/import/load/findSourceFiles.js'
import { temporaryFolder } from '../../support/temporaryFolder.js'

describe('The files to import', () => {
  const folder = mkdtempSync(join(temporaryFolder(), 'dashiji-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (...names: string[]) => join(folder, ...names)
  const find = async (...paths: string[]) =>
    (await findSourceFiles(paths)).map(({ path, refusal }) => [
      relative(folder, path),
      ...(refusal ? [refusal.code] : []),
    ])

  beforeAll(() => {
    for (const name of [
      'posts/2021/b.md',
      'posts/2021/a.md',
      'posts/十二月 公告.txt',
      'posts/.hidden',
      'posts/[1].md',
      'posts/1.md',
    ]) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(at(name), name)
    }
    mkdirSync(at('empty/.git'), { recursive: true })
    mkdirSync(at('linked'))
    symlinkSync(at('posts/1.md'), at('linked/one.md'))
    symlinkSync(at('nowhere'), at('linked/broken.md'))
    symlinkSync(at('linked'), at('linked/circle'))
    symlinkSync('loop', at('linked/loop'))
    writeFileSync(at('-dash.md'), '')
    writeFileSync(at('line\nbreak.md'), '')
    spawnSync('mkfifo', [at('pipe')])
  })

  it('of a folder are all in it by name, but no hidden ones', async () => {
    expect(await find(at('posts'))).toEqual([
      ['posts/1.md'],
      ['posts/2021/a.md'],
      ['posts/2021/b.md'],
      ['posts/[1].md'],
      ['posts/十二月 公告.txt'],
    ])
  })

  it('of a pattern are those that match, also in the folders that match', async () => {
    expect(await find(at('posts/**/*.md'))).toEqual([
      ['posts/1.md'],
      ['posts/2021/a.md'],
      ['posts/2021/b.md'],
      ['posts/[1].md'],
    ])
    expect(await find(at('posts/202*'))).toEqual([['posts/2021/a.md'], ['posts/2021/b.md']])
    expect(await find(at('posts/十二*.txt'))).toEqual([['posts/十二月 公告.txt']])
  })

  it('are taken by their name before it is read as a pattern', async () => {
    expect(await find(at('posts/[1].md'))).toEqual([['posts/[1].md']])
    expect(await find(at('posts/[12].md'))).toEqual([['posts/1.md']])
    expect(await find(at('-dash.md'), at('line\nbreak.md'))).toEqual([['-dash.md'], ['line\nbreak.md']])
  })

  it('are listed once, whichever paths and links lead to them', async () => {
    expect(await find(at('posts/1.md'), at('posts/1.md'), at('posts', '..', 'posts/1.md'), at('linked'))).toEqual([
      ['posts/1.md'],
      ['linked/broken.md', 'fileUnreadable'],
      ['linked/loop', 'fileUnreadable'],
    ])
    expect(await find(at('linked'))).toContainEqual(['linked/one.md'])
  })

  it('that are none are listed with the reason', async () => {
    expect(await find(at('missing.md'))).toEqual([['missing.md', 'fileUnreadable']])
    expect(await find(at('missing/*.md'))).toEqual([['missing/*.md', 'nothingMatches']])
    expect(await find(at('empty'))).toEqual([['empty', 'folderEmpty']])
    expect(await find(at('pipe'), '/dev/null')).toEqual([
      ['pipe', 'notAFile'],
      [relative(folder, '/dev/null'), 'notAFile'],
    ])
  })

  const isSuperuser = process.getuid?.() === 0
  ;(isSuperuser ? it.skip : it)(
    'in a folder that may not be read are that folder, with the reason (not as the superuser)',
    async () => {
      mkdirSync(at('closed'))
      chmodSync(at('closed'), 0)
      expect(await find(at('closed'))).toEqual([['closed', 'fileUnreadable']])
    },
  )
})
