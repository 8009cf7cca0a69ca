import type { PayloadRequest } from 'payload'

import type { Transition, WorkflowState } from '../policy/Transition.js'

/** A kind of write that a grant allows. */
export type GrantedWrite = 'row' | 'version' | 'versions' | 'deletion'

/** The dates that the workflow alone writes, with a publication. */
export type SystemDates = { readonly firstPublishedAt?: string; readonly publicDate?: string }

/** The workflow's permission to change the live content of one document, for one transition. */
export type Grant = {
  readonly collection: string
  readonly document: string
  readonly transition: string
  readonly effect: Transition['effect']
  readonly state: WorkflowState
  /** Hash of the content that may go live; null when the transition takes content offline or deletes it. */
  readonly contentHash: string | null
  readonly comment?: string | undefined
  /** The workflow's own dates, which are written with the live row. */
  readonly dates?: SystemDates
}

// Not `Symbol.for`, so that other modules cannot name it. A forged property would not help either: only grants in
// `issued` count, and each allows every write once.
const key = Symbol('grant')
const issued = new WeakMap<Grant, IssuedGrant>()

type RequestLike = { context?: object } | undefined
/** The unused writes of a grant, and the transaction that it is bound to. */
type IssuedGrant = {
  readonly remainingWrites: Set<GrantedWrite>
  readonly req: PayloadRequest
  readonly transaction: unknown
}

/** Issues a grant to a request, bound to its current transaction. It replaces the request's previous grant. */
export function issueGrant(req: PayloadRequest, grant: Grant, allowedWrites: readonly GrantedWrite[]): Grant {
  const frozen = Object.freeze({ ...grant })
  issued.set(frozen, { remainingWrites: new Set(allowedWrites), req, transaction: req.transactionID })
  // The string key `transition` is needed: Payload drops a context that has only symbol keys, taking it for empty.
  Object.assign(req.context, { [key]: frozen, transition: grant.transition })
  return frozen
}

/** Revokes the request's grant with all unused writes. */
export function revokeGrant(req: PayloadRequest): void {
  const context = req.context as { [key]?: Grant; transition?: unknown }
  const grant = context[key]
  if (grant) issued.delete(grant)
  delete context[key]
  delete context.transition
}

/** Returns the request's grant for a document, even when all its writes are used. */
export function grantFor(req: RequestLike, collection: string, document: string): Grant | undefined {
  const grant = (req?.context as { [key]?: Grant } | undefined)?.[key]
  const issue = grant && issued.get(grant)
  // A failed nested operation has rolled back the transition's transaction: a write now would be stored alone, without
  // a seal.
  if (!issue || issue.req.transactionID !== issue.transaction) return undefined
  return grant.collection === collection && grant.document === document ? grant : undefined
}

/**
 * Uses one write of the grant for a document.
 * @returns the grant, or undefined when it does not allow the write (any more)
 */
export function useGrant(
  req: RequestLike,
  collection: string,
  document: string,
  write: GrantedWrite,
): Grant | undefined {
  const grant = grantFor(req, collection, document)
  return grant && issued.get(grant)!.remainingWrites.delete(write) ? grant : undefined
}
