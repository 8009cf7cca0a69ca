import type { Right } from '../../access/permissions.js'
import type { ReviewLevel } from './definition.js'
import type { WorkflowState } from './Transition.js'

/** One person's approval of one text, at one level of a run. */
export type Approval = {
  readonly level: string
  readonly actor: string
  readonly at: string
  /** Sequence of its audit event. */ readonly event: number
}

/** A review that is under way or complete: the levels it started with, and who has approved so far. */
export type ReviewRun = {
  readonly levels: readonly Pick<ReviewLevel, 'key' | 'right'>[]
  /** Null when the import submitted it. */
  readonly submittedBy: string | null
  readonly submittedAt: string
  /** Hash of the text that is reviewed. */
  readonly contentHash: string
  readonly approvals: readonly Approval[]
}

/**
 * A scheduled publication of exactly one text. `token` is a fencing token: it shuts out a worker whose lease has
 * expired.
 */
export type Schedule = {
  readonly at: string
  readonly by: string
  readonly contentHash: string
  readonly token: number
  readonly leaseUntil: string | null
}

export type TakeDown = { readonly by: string; readonly at: string; readonly comment: string; readonly event: number }

/** Everything that a decision about a document depends on. */
export type DocumentState = {
  readonly state: WorkflowState
  /** Whether websites see it. */
  readonly isLive: boolean
  readonly wasLive: boolean
  readonly isTrashed: boolean
  /** Who created the document. */
  readonly writer: string | null
  /** Everyone who wrote, edited or submitted the text. */
  readonly authors: readonly string[]
  readonly run: ReviewRun | null
  readonly schedule: Schedule | null
  /** An emergency take-down that nobody else has reviewed yet. */
  readonly takeDown: TakeDown | null
  /** Hash of the working version. */
  readonly contentHash: string
  readonly revision: number
  /** Paths of the fields that are not as publication needs them. */
  readonly incomplete: readonly string[]
}

/** The person who acts (null: the import, or nobody), with the rights they hold at this moment. */
export type WorkflowActor = { readonly userId: string | null; readonly rights: ReadonlySet<Right> }

/** What was sent with the request. Left out when only asking what would be possible. */
export type TransitionInput = {
  readonly comment?: unknown
  readonly revision?: unknown
  readonly at?: unknown
  readonly now: Date
}
