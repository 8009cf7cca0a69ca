import type { GovernedSlug } from '../../vocabulary/slugs.js'
import type { WorkflowState } from '../definition.js'
import type { Run, Schedule, TakeDown } from '../Situation.js'
import type { Seal } from '../seal/Seal.js'

/** Something that people are to be told, until somebody has acted on it. */
export type Notice = {
  readonly code: 'scheduleVoided' | 'scheduleFailed'
  readonly at: string
  readonly codes: readonly string[]
}

/** Where one governed document stands, as the database has it. */
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
  readonly run: Run | null
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
