import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { settings } from './settings.js'

/**
 * The secret that signs sessions, seals and the audit chain: `PAYLOAD_SECRET`, else the one kept in the data directory
 * (readable by its owner alone), which is made when there is none.
 */
export function secret(): string {
  const { secret: configured, dataDirectory } = settings()
  if (configured) return configured
  // The admin is built before there is a database; nothing that is signed then is ever used.
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
 * A key of 32 bytes for one purpose (`dashiji/audit`, `dashiji/seal` …), derived from the server's secret: what is signed for one
 * purpose is worth nothing for another, and no key tells anything of the secret. Another secret gives other keys.
 */
export const deriveKey = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret(), '', purpose, 32))
