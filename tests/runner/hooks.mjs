import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { compile } from './compile.mjs'

/** @type {string} */ let root
/** Which test file runs now; part of the address of each module of our own. */
let turn = ''
/** @type {Map<string, string>} */ const found = new Map()

/** @param {{ root: string }} data */
export function initialize(data) {
  root = data.root
}

/**
 * Our own modules are loaded anew for each test file, the packages once a worker: loading those is what takes long, and
 * state between test files is ours to worry about in our code, not in theirs.
 */
export async function resolve(specifier, context, next) {
  if (specifier === '@jest/globals')
    return { url: new URL('jestGlobals.mjs', import.meta.url).href, shortCircuit: true }
  const url = ownModule(specifier, context.parentURL)
  return url ? { url: `${url}?${turn}`, shortCircuit: true } : next(specifier, context)
}

export async function load(url, context, next) {
  const own = isOwn(url) && /^[^?]*\.tsx?(?:\?|$)/.test(url)
  return own ? { format: 'module', source: compile(fileURLToPath(url)).code, shortCircuit: true } : next(url, context)
}

function ownModule(specifier, parent) {
  if (specifier === '@payload-config') return new URL('payload.config.ts', root).href
  if (!/^(?:\.{1,2}\/|file:)/.test(specifier)) return undefined
  const { href, search } = new URL(specifier, parent)
  const url = search ? href.slice(0, -search.length) : href
  if (!isOwn(url)) return undefined
  if (search.startsWith('?turn=')) turn = search.slice(1)
  if (!found.has(url)) found.set(url, asWritten(url))
  return found.get(url)
}

const isOwn = (url) =>
  url.startsWith(root) && !url.includes('/node_modules/') && !url.startsWith(new URL('.', import.meta.url).href)

// TypeScript's imports name the compiled file.
function asWritten(url) {
  const candidates = url.endsWith('.js') ? [url.replace(/js$/, 'ts'), url.replace(/js$/, 'tsx')] : []
  return candidates.find((candidate) => existsSync(fileURLToPath(candidate))) ?? url
}
