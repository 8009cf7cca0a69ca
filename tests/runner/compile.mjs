import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { transformSync } from '@swc/core'

/** @type {Map<string, { text: string, code: string, map: string }>} */
const compiled = new Map()

/**
 * TypeScript as JavaScript, with the map of its lines. Kept while the text stays the same, since every test file loads
 * our own code anew.
 *
 * @param {string} path
 */
export function compile(path) {
  const text = readFileSync(path, 'utf8')
  const known = compiled.get(path)
  if (known?.text === text) return known
  const { code, map = '' } = transformSync(text, {
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
  const made = { text, code, map }
  compiled.set(path, made)
  return made
}

/**
 * The path of a file with the map of the lines, as Jest wants it for the stack of an error.
 *
 * @param {string} path
 * @param {string} folder where Jest keeps what it can make again
 */
export function mapFile(path, folder) {
  const { text, map } = compile(path)
  const file = join(folder, `${createHash('sha256').update(path).update(text).digest('hex').slice(0, 32)}.map`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  // Another worker may be reading it.
  writeFileSync(`${file}.${process.pid}`, map)
  renameSync(`${file}.${process.pid}`, file)
  return file
}
