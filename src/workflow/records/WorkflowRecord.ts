import type { GovernedSlug } from '../../vocabulary/slugs.js'
import type { WorkflowState } from '../policy/definition.js'
import type { ReviewRun, Schedule, TakeDown } from '../policy/DocumentState.js'
import type { Seal } from '../seal/makeSeal.js'

/** A notification on the home page of the users in `noticeFor`, until somebody acts on the document. */
export type Notice = {
  readonly code: 'scheduleVoided' | 'scheduleFailed'
  readonly at: string
  readonly codes: readonly string[]
}

/** The stored workflow state of one governed document. */
export type WorkflowRecord = {
  readonly id: string
  readonly key: string
  readonly collection: GovernedSlug
  readonly document: string
  readonly state: WorkflowState
  readonly revision: number
  readonly contentHash: string
  readonly fieldHashes: Readonly<Record<string, string>> | null
  readonly authors: readonly string[] | null
  readonly media: readonly string[] | null
  readonly run: ReviewRun | null
  /** When it was first submitted for review; its slug stays from then on. */
  readonly firstSubmittedAt: string | null
  readonly scheduleAt: string | null
  readonly schedule: Schedule | null
  readonly wasLive: boolean | null
  readonly seal: Seal | null
  readonly sealBroken: boolean | null
  readonly takeDown: TakeDown | null
  readonly takeDownOpen: boolean | null
  readonly notice: Notice | null
  readonly noticeFor: readonly string[] | null
}

export type RecordChange = Partial<Omit<WorkflowRecord, 'id' | 'key' | 'collection' | 'document'>>
