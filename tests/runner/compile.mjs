import { readFileSync } from 'node:fs'

import { transformSync } from '@swc/core'

const compiled = new Map()

/**
 * TypeScript as JavaScript, with the map of its lines. Kept as long as the text stays the same, since each test file
 * loads our own code anew.
 *
 * @param {string} path
 * @returns {{ code: string, map: string }}
 */
export function compile(path) {
  const text = readFileSync(path, 'utf8')
  const known = compiled.get(path)
  if (known?.text === text) return known
  const { code, map } = transformSync(text, {
    filename: path,
    sourceFileName: path,
    sourceMaps: true,
    configFile: false,
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx: path.endsWith('x') },
      target: 'es2022',
      experimental: { keepImportAttributes: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  })
  const made = { text, code, map: map ?? '' }
  compiled.set(path, made)
  return made
}
