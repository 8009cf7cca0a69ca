import { isBuiltin } from 'node:module'
import { posix } from 'node:path'

/**
 * Normalises an import specifier: a file of the project as `/src/access/can.js` (the project's root is `/`), anything
 * else as `payload` or `node:fs`. Nothing is resolved on disk, so that an alias cannot hide where an import leads.
 */
export function importTarget(specifier, fromFile) {
  if (specifier.startsWith('.')) return posix.join('/', posix.dirname(fromFile), specifier)
  if (specifier === '@payload-config') return '/payload.config.ts'
  if (!specifier.startsWith('node:') && isBuiltin(specifier)) return `node:${specifier}`
  return specifier
}
