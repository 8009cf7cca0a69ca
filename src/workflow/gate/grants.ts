import type { PayloadRequest } from 'payload'

import type { TransitionName, WorkflowState } from '../policy/definition.js'

/** One write that a grant allows. */
export type GrantedWrite = 'row' | 'version' | 'versions' | 'deletion'

/** The workflow's leave to touch the live text of one document in one way. */
export type Grant = {
  readonly collection: string
  readonly document: string
  readonly transition: TransitionName
  readonly state: WorkflowState
  /** Hash of the text that may go live; null where text only leaves. */
  readonly contentHash: string | null
  readonly comment?: string | undefined
}

// Not `Symbol.for`: nobody outside this file can name it, and a symbol found on a request still opens nothing, since only
// what was issued here counts, each effect once.
const key = Symbol('grant')
const issued = new WeakMap<Grant, IssuedGrant>()

type RequestLike = { context?: object } | undefined
/** What is left of a grant, and the transaction of the act that it is for. */
type IssuedGrant = {
  readonly remainingWrites: Set<GrantedWrite>
  readonly req: PayloadRequest
  readonly transaction: unknown
}

/** Issues a grant to a request; it replaces the one before. */
export function issueGrant(req: PayloadRequest, grant: Grant, allowedWrites: readonly GrantedWrite[]): Grant {
  const frozen = Object.freeze({ ...grant })
  issued.set(frozen, { remainingWrites: new Set(allowedWrites), req, transaction: req.transactionID })
  // A name that is no symbol keeps Payload from taking the context for empty and dropping it.
  Object.assign(req.context, { [key]: frozen, transition: grant.transition })
  return frozen
}

/** Takes back whatever was not used. */
export function revokeGrant(req: PayloadRequest): void {
  const context = req.context as { [key]?: Grant; transition?: unknown }
  const grant = context[key]
  if (grant) issued.delete(grant)
  delete context[key]
  delete context.transition
}

/** The grant that a request carries for a document, used up or not. */
export function grantFor(req: RequestLike, collection: string, document: string): Grant | undefined {
  const grant = (req?.context as { [key]?: Grant } | undefined)?.[key]
  const issue = grant && issued.get(grant)
  // A nested operation that failed took the act's transaction with it: what is written now would stand by itself, without a seal.
  if (!issue || issue.req.transactionID !== issue.transaction) return undefined
  return grant.collection === collection && grant.document === document ? grant : undefined
}

/** Uses up one effect of the grant for a document. */
export function useGrant(
  req: RequestLike,
  collection: string,
  document: string,
  write: GrantedWrite,
): Grant | undefined {
  const grant = grantFor(req, collection, document)
  return grant && issued.get(grant)!.remainingWrites.delete(write) ? grant : undefined
}
