import { createHmac, timingSafeEqual } from 'node:crypto'

import { canonicalJson } from '../../audit/canonicalJson.js'
import { deriveKey } from '../../config/keys.js'
import type { Approval } from '../policy/DocumentState.js'

/** Why content may be live: approvals by people, or the import of a document that was public at its source. */
export type SealBasis =
  | { readonly kind: 'approvals'; readonly levels: readonly string[]; readonly approvals: readonly Approval[] }
  | { readonly kind: 'admission'; readonly source: string; readonly sha256: string }

/** Proof that the live content of a document is what was approved. */
export type Seal = {
  readonly contentHash: string
  readonly basis: SealBasis
  readonly publishedBy: string | null
  readonly at: string
  /** Sequence of the audit event of the publication. */
  readonly event: number
  /** HMAC over the fields above and the identity of the document. */
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

/** Signs a seal with the server's key. */
export const makeSeal = (subject: SealSubject, seal: Omit<Seal, 'mac'>): Seal => ({
  ...seal,
  mac: macOf(subject, seal),
})

/** Tells whether a seal was signed with the server's key for this document and this content. */
export function verifySeal(subject: SealSubject, seal: Seal | null | undefined, contentHash: string): boolean {
  if (!seal || seal.contentHash !== contentHash || typeof seal.mac !== 'string') return false
  const [givenMac, expectedMac] = [Buffer.from(seal.mac, 'hex'), Buffer.from(macOf(subject, seal), 'hex')]
  return givenMac.length === expectedMac.length && timingSafeEqual(givenMac, expectedMac)
}
