import { createHmac, timingSafeEqual } from 'node:crypto'

import { deriveKey } from '../../config/deriveKey.js'
import { canonicalJson } from '../../audit/canonicalJson.js'
import type { Seal } from './Seal.js'

type Sealed = { readonly collection: string; readonly document: string }

const macOf = (
  { collection, document }: Sealed,
  { contentHash, basis, publishedBy, at, event }: Omit<Seal, 'mac'>,
): string =>
  createHmac('sha256', deriveKey('dashiji/seal'))
    .update(canonicalJson({ collection, document, contentHash, basis, publishedBy, at, event }))
    .digest('hex')

/** Seals a live text under the server's key. */
export const makeSeal = (of: Sealed, seal: Omit<Seal, 'mac'>): Seal => ({ ...seal, mac: macOf(of, seal) })

/** Tells whether a seal was made here for this document and this text. */
export function verifySeal(of: Sealed, seal: Seal | null | undefined, contentHash: string): boolean {
  if (!seal || seal.contentHash !== contentHash || typeof seal.mac !== 'string') return false
  const [given, made] = [Buffer.from(seal.mac, 'hex'), Buffer.from(macOf(of, seal), 'hex')]
  return given.length === made.length && timingSafeEqual(given, made)
}
