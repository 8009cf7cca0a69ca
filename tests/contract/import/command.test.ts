import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

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
  const writeFile = (name: string, bytes: string | Buffer) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }

  it('with --dry-run --json prints a line of JSON a document and nothing else, and writes nothing', () => {
    const copy = writeFile('又一份 报道.txt', readFileSync(reportPath))
    const { status, stdout, stderr } = run(reportPath, '--dry-run', '--json', '--', copy)
    expect([status, stderr]).toEqual([0, ''])
    const lines = stdout.trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
      [reportPath, copy].map((path) => ({
        path,
        filename: basename(path),
        dryRun: true,
        format: 'staticSitePost',
        outcome: 'planned',
        report: { characters: { unaccounted: 0 } },
      })),
    )
    expect(existsSync(data)).toBe(false)
  })

  it('refuses each file that cannot be imported with one line of its own, and goes on', () => {
    const bad = join(folder, 'bad')
    mkdirSync(join(bad, 'empty'), { recursive: true })
    const files = {
      '散文.txt': ['一段话。', 'unknownFormat'],
      'two\nlines.txt': ['', 'emptyFile'],
      'open.txt': ['---\ntitle: 题\n文', 'frontMatterNotClosed'],
      'image.jpg': [Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00]), 'notUtf8'],
    } as const
    for (const [name, [bytes]] of Object.entries(files)) writeFileSync(join(bad, name), bytes)
    const { status, stdout, stderr } = run(
      bad,
      join(bad, 'empty'),
      'missing.txt',
      'no/*.md',
      reportPath,
      '--dry-run',
      '--json',
    )
    expect(status).toBe(2)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    const lines = stderr.trim().split('\n')
    const expected = [
      ...Object.entries(files).map(([name, [, code]]) => [name.replace('\n', '\\u000a'), code]),
      ['empty', 'folderEmpty'],
      ['missing.txt', 'fileUnreadable'],
      ['no/*.md', 'nothingMatches'],
    ]
    expect(lines).toHaveLength(expected.length)
    for (const [name, code] of expected)
      expect(lines.filter((line) => line.includes(`${name}: `) && line.endsWith(`(${code})`))).toHaveLength(1)
  })

  it('makes no database when every file was refused', () => {
    const { status, stdout, stderr } = run(writeFile('prose.txt', '一段话。'))
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
    expect(existsSync(data)).toBe(false)
  })

  it.each([[[]], [['--unknown', reportPath]], [['--']], [['']]])(
    'ends with 2 and one line for the arguments %j',
    (args) => {
      const { status, stderr } = run(...args)
      expect(status).toBe(2)
      expect(stderr.trim().split('\n')).toHaveLength(1)
    },
  )

  it('imports what it can, and changes nothing the second time', () => {
    const first = run(reportPath, writeFile('bad.txt', '一段话。'), '--json')
    expect(first.status).toBe(2)
    expect(JSON.parse(first.stdout)).toMatchObject({ dryRun: false, outcome: 'imported', state: 'inReview' })
    expect(first.stderr).toContain('bad.txt: ')
    const second = run(reportPath)
    expect(second.status).toBe(0)
    expect(second.stdout).toContain('此前已导入，未改动')
    const inEnglish = runIn({ LC_ALL: 'en_GB.UTF-8' }, reportPath)
    expect(inEnglish.stdout).toContain('imported before, nothing changed')
    expect(inEnglish.stdout).not.toMatch(/\p{Script=Han}/u)
  })
})
