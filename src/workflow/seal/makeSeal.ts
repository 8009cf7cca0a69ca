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
  /** When the document first went live, which websites are shown; older seals have none. */
  readonly firstPublishedAt?: string
  /** HMAC over the fields above and the identity of the document. */
  readonly mac: string
}

type SealSubject = { readonly collection: string; readonly document: string }

const macOf = (
  { collection, document }: SealSubject,
  { contentHash, basis, publishedBy, at, event, firstPublishedAt }: Omit<Seal, 'mac'>,
): string =>
  createHmac('sha256', deriveKey('dashiji/seal'))
    .update(
      canonicalJson({
        collection,
        document,
        contentHash,
        basis,
        publishedBy,
        at,
        event,
        ...(firstPublishedAt !== undefined && { firstPublishedAt }),
      }),
    )
    .digest('hex')

/** Signs a seal with the server's key. */
export const makeSeal = (subject: SealSubject, seal: Omit<Seal, 'mac'>): Seal => ({
  ...seal,
  mac: macOf(subject, seal),
})

/** What is served of a row: its text, and when it first went live. */
export type SealedContent = { readonly contentHash: string; readonly firstPublishedAt: string | undefined }

/** Tells whether a seal was signed with the server's key for this document and this content. */
export function verifySeal(
  subject: SealSubject,
  seal: Seal | null | undefined,
  { contentHash, firstPublishedAt }: SealedContent,
): boolean {
  if (!seal || seal.contentHash !== contentHash || typeof seal.mac !== 'string') return false
  if (seal.firstPublishedAt !== firstPublishedAt) return false
  const [givenMac, expectedMac] = [Buffer.from(seal.mac, 'hex'), Buffer.from(macOf(subject, seal), 'hex')]
  return givenMac.length === expectedMac.length && timingSafeEqual(givenMac, expectedMac)
}
