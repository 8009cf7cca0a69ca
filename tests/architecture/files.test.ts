import { describe, expect, it } from '@jest/globals'

import { projectFiles, read } from './projectFiles.js'

const files = projectFiles()
const generatedPattern =
  /^(package-lock\.json|schema\.graphql|src\/generated\/.*\.(ts|json|md|mmd|svg)|src\/migrations\/sqlite\/.*_schema.*|src\/migrations\/\w+\/index\.ts|next-env\.d\.ts|.*\/importMap\.js|.*\.tsbuildinfo)$/
const sourceDocumentPattern = /^src\/import\/documents\//
const handWrittenFiles = files.filter((file) => !generatedPattern.test(file) && !sourceDocumentPattern.test(file))
const codeFiles = handWrittenFiles.filter((file) => /\.(tsx?|mjs)$/.test(file))
const textFiles = handWrittenFiles.filter((file) =>
  /(\.(tsx?|m?js|java|md|json|ya?ml|xml|sh|graphql|example)|run|Dockerfile|\.dockerignore)$/.test(file),
)

it('looks at the files of the project', () => {
  expect(codeFiles.length).toBeGreaterThan(100)
  expect(files).toEqual(
    expect.arrayContaining(
      ['package.json', 'tsconfig.json', 'payload.config.ts', 'media/README.md'].filter(
        (file) => !file.startsWith('media/'),
      ),
    ),
  )
})

describe('every file', () => {
  it('is named after what it holds, never utils, helpers or common', () => {
    expect(
      handWrittenFiles.filter((file) => /(^|\/)(utils?|utilities|helpers?|commons?)(\/|\.[^/]*$)/i.test(file)),
    ).toEqual([])
  })

  it('of code holds one idea: at most 250 lines', () => {
    const long = codeFiles
      .map((file) => ({ file, lines: read(file).split('\n').length }))
      .filter(({ lines }) => lines > 250)
    expect(long).toEqual([])
  })

  it('of the collections stands flat in its folder', () => {
    expect(files.filter((file) => /^collections\/.*\//.test(file))).toEqual([])
  })

  it('stays inside the fences: none is switched off by a comment', () => {
    expect(
      codeFiles.filter(
        (file) =>
          /eslint-disable[^\n]*\bfence\//.test(read(file)) ||
          /eslint-disable(?:-next-line|-line)?\s*(\*\/|$)/m.test(read(file)),
      ),
    ).toEqual([])
  })

  it('is readable anywhere: no path of one machine in it', () => {
    const path = /(?<![\w.@$}-])\/(?:work|root|Users|home\/(?!node\b))\/?[a-z][\w-]*\//
    expect(textFiles.filter((file) => path.test(read(file)))).toEqual([])
  })

  it('has no unfinished merge and no marked-out work', () => {
    expect(
      textFiles.filter(
        (file) =>
          /^(<{7}|>{7}) |\b(TODO|FIXME)\b(?!.*#\d)/m.test(read(file)) &&
          !file.startsWith('tests/architecture/') &&
          file !== 'eslint.config.mjs',
      ),
    ).toEqual([])
  })
})
