import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { settings } from './settings.js'

/**
 * The secret behind sessions, seals and the audit chain: `PAYLOAD_SECRET`, otherwise a file in the data directory that
 * only its owner can read. The file is created on first use.
 */
export function secret(): string {
  const { secret: configured, dataDirectory } = settings()
  if (configured) return configured
  // `next build` evaluates the configuration before there is a data directory, and signs nothing.
  if (process.env.NEXT_PHASE === 'phase-production-build') return 'building'
  const path = join(dataDirectory, 'secret')
  mkdirSync(dataDirectory, { recursive: true })
  try {
    writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8').trim()
}

/**
 * Derives a 32-byte key for one purpose (`dashiji/audit`, `dashiji/seal`, …) from the secret (HKDF-SHA256, RFC 5869),
 * so that a signature made for one purpose is not valid for another. Changing the secret changes every key.
 */
export const deriveKey = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret(), '', purpose, 32))
