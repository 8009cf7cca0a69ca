import { hkdfSync } from 'node:crypto'

import { secret } from './secret.js'

/**
 * A key of 32 bytes for one purpose (`dashiji/audit`, `dashiji/seal` …), derived from the server's secret: what is signed for one
 * purpose is worth nothing for another, and no key tells anything of the secret. Another secret gives other keys.
 */
export const deriveKey = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret(), '', purpose, 32))
