import { spawnSync } from 'node:child_process'

import { describe, expect, it } from '@jest/globals'

const chinese = /\p{Script=Han}/u
const english = /[A-Za-z]{2,} [a-z]{2,}/

type Failure = { readonly program: string; readonly settings?: Record<string, string>; readonly args?: string[] }

/** Runs a program of the house with a locale and little else. */
function run({ program, settings, args = [] }: Failure, locale: Record<string, string>) {
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', program, ...args],
    {
      encoding: 'utf8',
      env: { NODE_ENV: 'production', PATH: process.env.PATH, ...settings, ...locale },
    },
  )
  return { status, stderr }
}

const failures: [string, Failure][] = [
  ['a start with wrong settings', { program: 'src/server/build.ts', settings: { PORT: 'http', IMPORT_AS: 'draft' } }],
  ['an import without a file', { program: 'src/cli/importDocuments.ts' }],
  ['an import of a file that is not there', { program: 'src/cli/importDocuments.ts', args: ['/nowhere.txt'] }],
  [
    'an audit of a database that is not there',
    { program: 'src/cli/audit.ts', settings: { DATABASE_URI: 'file:/nowhere.db' }, args: ['head'] },
  ],
]

describe.each(failures)('%s', (_what, failure) => {
  it.each([[{}], [{ LANG: 'C.UTF-8' }], [{ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN.UTF-8' }]])(
    'ends with 2 and one line in Chinese alone with %j',
    (locale) => {
      const { status, stderr } = run(failure, locale)
      expect(status).toBe(2)
      expect(stderr.trim()).toMatch(/^[^\n]+$/)
      expect(stderr).toMatch(chinese)
      // The usage names the command, which has words of its own.
      expect(stderr.replace(/npm run .*/, '')).not.toMatch(english)
    },
  )

  it('ends with 2 and one line in English alone for an English locale', () => {
    const { status, stderr } = run(failure, { LANG: 'en_GB.UTF-8' })
    expect(status).toBe(2)
    expect(stderr.trim()).toMatch(/^[^\n]+$/)
    expect(stderr).toMatch(/[A-Za-z]/)
    expect(stderr).not.toMatch(chinese)
  })
})
