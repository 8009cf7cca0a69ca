import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from '@jest/globals'

describe('The command “npm run import”', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dashiji-import-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const data = join(folder, 'data')
  const reportPath = 'tests/fixtures/import/reportSeries/input.txt'

  const run = (...args: string[]) => runIn({}, ...args)
  const runIn = (locale: Record<string, string>, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=production', '--import', 'tsx', 'src/cli/importDocuments.ts', ...args],
      {
        encoding: 'utf8',
        env: {
          NODE_ENV: 'production',
          PATH: process.env.PATH,
          DATA_DIR: data,
          MEDIA_DIR: join(folder, 'media'),
          PAYLOAD_SECRET: 'a secret for tests only, 32 characters',
          ...locale,
        },
      },
    )
    return { status, stdout, stderr }
  }
  const writeInvalidFile = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }

  it('with --dry-run prints the report as JSON and nothing else, and writes nothing', () => {
    const { status, stdout } = run(reportPath, '--dry-run', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      dryRun: true,
      documents: [
        {
          filename: 'input.txt',
          format: 'staticSitePost',
          outcome: 'planned',
          report: { characters: { unaccounted: 0 } },
        },
      ],
    })
    expect(existsSync(data)).toBe(false)
  })

  it.each([
    ['an unknown format', 'prose.txt', '一段话。', 'unknownFormat'],
    ['another encoding', 'gbk.txt', Buffer.from([0xb2, 0xd0, 0xc1, 0xaa]), 'notUtf8'],
    ['an empty file', 'empty.txt', '', 'emptyFile'],
    ['front matter that is not closed', 'open.txt', '---\ntitle: 题\n文', 'frontMatterNotClosed'],
  ])(
    'ends with 2 and one line for %s, and writes nothing, not even for the good file beside it',
    (_, name, bytes, code) => {
      const { status, stdout, stderr } = run(reportPath, writeInvalidFile(name, bytes), '--json')
      expect([status, stdout]).toEqual([2, ''])
      expect(stderr.trim().split('\n')).toHaveLength(1)
      expect(stderr).toContain(`(${code})`)
      expect(existsSync(data)).toBe(false)
    },
  )

  it.each([[[]], [['--unknown', reportPath]], [[join(folder, 'missing.txt')]]])(
    'ends with 2 and one line for the arguments %j',
    (args) => {
      const { status, stderr } = run(...args)
      expect(status).toBe(2)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    },
  )

  it('imports a document, and changes nothing the second time', () => {
    const first = run(reportPath, '--json')
    expect(first.status).toBe(0)
    expect(JSON.parse(first.stdout)).toMatchObject({
      dryRun: false,
      documents: [{ outcome: 'imported', state: 'inReview' }],
    })
    const second = run(reportPath)
    expect(second.status).toBe(0)
    expect(second.stdout).toContain('此前已导入，未改动')
    const inEnglish = runIn({ LC_ALL: 'en_GB.UTF-8' }, reportPath)
    expect(inEnglish.stdout).toContain('imported before, nothing changed')
    expect(inEnglish.stdout).not.toMatch(/\p{Script=Han}/u)
  })
})
