import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Output of the builds, and the file that records which sources they were made from. */
const buildDirectory = '.next'
export const serverBundle = join(buildDirectory, 'dashiji', 'main.mjs')
export const stampFile = join(buildDirectory, 'dashiji', 'fingerprint')

const inputs = ['payload.config.ts', 'next.config.mjs', 'tsconfig.json', 'package-lock.json', 'collections', 'src']

/** @param {string} path @returns {string[]} */
const filesIn = (path) =>
  statSync(path).isFile() ? [path] : readdirSync(path).flatMap((name) => filesIn(join(path, name)))

/**
 * A hash of every input of the build and of the Node version.
 * @returns {string}
 */
export function fingerprint() {
  const hash = createHash('sha256').update(process.version)
  for (const path of inputs.flatMap(filesIn).sort()) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

/**
 * Tells whether the build folder holds a build of the current sources.
 * @returns {boolean}
 */
export const isBuilt = () =>
  existsSync(serverBundle) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint()
