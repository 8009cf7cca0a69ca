import type { Right } from '../../access/permissions.js'
import type { ReviewLevel, WorkflowState } from './definition.js'

/** One person's yes to one text, at one level of a run. */
export type Approval = {
  readonly level: string
  readonly actor: string
  readonly at: string
  /** Sequence of its audit event. */ readonly event: number
}

/** A review under way or complete: the rules it started with, and who has approved so far. */
export type ReviewRun = {
  readonly levels: readonly Pick<ReviewLevel, 'key' | 'right'>[]
  /** Null when the import handed it in. */
  readonly submittedBy: string | null
  readonly submittedAt: string
  /** Hash of the text that is reviewed. */
  readonly contentHash: string
  readonly approvals: readonly Approval[]
}

/** An appointed publication of exactly one text. `token` fences off a worker that was taken for dead. */
export type Schedule = {
  readonly at: string
  readonly by: string
  readonly contentHash: string
  readonly token: number
  readonly leaseUntil: string | null
}

export type TakeDown = { readonly by: string; readonly at: string; readonly comment: string; readonly event: number }

/** All that a decision about a document depends on. */
export type DocumentState = {
  readonly state: WorkflowState
  /** Whether websites see it. */
  readonly isLive: boolean
  readonly wasLive: boolean
  readonly isTrashed: boolean
  /** Who created the document. */
  readonly writer: string | null
  /** Everybody who wrote, edited or submitted the text. */
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

/** Who acts, with the rights he holds at this moment. */
export type WorkflowActor = { readonly userId: string | null; readonly rights: ReadonlySet<Right> }

/** What came with the act. Left out where one only asks what would be possible. */
export type TransitionInput = {
  readonly comment?: unknown
  readonly revision?: unknown
  readonly at?: unknown
  readonly now: Date
}
