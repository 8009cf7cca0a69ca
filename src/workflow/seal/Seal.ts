import type { Approval } from '../Situation.js'

/** Why a text may be live: the approvals of people, or the import of a document that was public at its origin. */
export type Basis =
  | { readonly kind: 'approvals'; readonly levels: readonly string[]; readonly approvals: readonly Approval[] }
  | { readonly kind: 'admission'; readonly source: string; readonly sha256: string }

/** What proves that a live text is the one that was approved. */
export type Seal = {
  readonly contentHash: string
  readonly basis: Basis
  readonly publishedBy: string | null
  readonly at: string
  /** Sequence of the audit event of the publication. */
  readonly event: number
  /** HMAC over all of the above and the document that it is of. */
  readonly mac: string
}
