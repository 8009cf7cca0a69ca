import { createHmac, timingSafeEqual } from 'node:crypto'

import { canonicalJson } from '../../audit/canonicalJson.js'
import { deriveKey } from '../../config/keys.js'
import type { Approval } from '../policy/DocumentState.js'

/** Why a text may be live: the approvals of people, or the import of a document that was public at its origin. */
export type SealBasis =
  | { readonly kind: 'approvals'; readonly levels: readonly string[]; readonly approvals: readonly Approval[] }
  | { readonly kind: 'admission'; readonly source: string; readonly sha256: string }

/** What proves that a live text is the one that was approved. */
export type Seal = {
  readonly contentHash: string
  readonly basis: SealBasis
  readonly publishedBy: string | null
  readonly at: string
  /** Sequence of the audit event of the publication. */
  readonly event: number
  /** HMAC over all of the above and the document that it is of. */
  readonly mac: string
}

type SealSubject = { readonly collection: string; readonly document: string }

const macOf = (
  { collection, document }: SealSubject,
  { contentHash, basis, publishedBy, at, event }: Omit<Seal, 'mac'>,
): string =>
  createHmac('sha256', deriveKey('dashiji/seal'))
    .update(canonicalJson({ collection, document, contentHash, basis, publishedBy, at, event }))
    .digest('hex')

/** Seals a live text under the server's key. */
export const makeSeal = (subject: SealSubject, seal: Omit<Seal, 'mac'>): Seal => ({
  ...seal,
  mac: macOf(subject, seal),
})

/** Tells whether a seal was made here for this document and this text. */
export function verifySeal(subject: SealSubject, seal: Seal | null | undefined, contentHash: string): boolean {
  if (!seal || seal.contentHash !== contentHash || typeof seal.mac !== 'string') return false
  const [givenMac, expectedMac] = [Buffer.from(seal.mac, 'hex'), Buffer.from(macOf(subject, seal), 'hex')]
  return givenMac.length === expectedMac.length && timingSafeEqual(givenMac, expectedMac)
}
