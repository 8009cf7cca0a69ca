import type { PayloadRequest } from 'payload'

import type { StoredEvent } from '../../audit/appendEvent.js'
import type { TransitionName, WorkflowState } from '../definition.js'
import { levelsOf } from '../levelsOf.js'
import { readTime } from '../readTime.js'
import type { RecordChange } from '../records/WorkflowRecord.js'
import { endedSchedule } from '../schedule/endedSchedule.js'
import { makeSeal } from '../seal/makeSeal.js'
import type { Basis } from '../seal/Seal.js'
import type { Run, WorkflowActor } from '../Situation.js'
import type { Read } from '../situationOf.js'

type Asked = {
  readonly collection: string
  readonly id: string
  readonly name: TransitionName
  readonly comment?: unknown
  readonly at?: unknown
}

/** What a transition that has been allowed makes of a document. */
export type Outcome = {
  /** Its name in the audit. */
  readonly action: string
  readonly state: WorkflowState
  readonly details: Record<string, unknown>
  /** What changes in the record, once the audit event has its number. */
  change(event: StoredEvent): RecordChange
}

type Make = (context: {
  req: PayloadRequest
  asked: Asked
  read: Read
  actor: WorkflowActor
  basis: Basis | undefined
}) => Outcome | Promise<Outcome>

const noReview = { run: null } as const
const noSchedule = { schedule: null, scheduleAt: null } as const
const settled = { notice: null, noticeFor: [] } as const

const plain = (name: TransitionName, state: WorkflowState, change: RecordChange = {}): Outcome => ({
  action: name,
  state,
  details: {},
  change: () => change,
})

const live = (name: TransitionName, { asked, read, actor }: Parameters<Make>[0], basis: Basis): Outcome => ({
  action: name,
  state: 'published',
  details: { basis },
  change: ({ at, sequence }) => ({
    ...noReview,
    ...noSchedule,
    ...settled,
    wasLive: true,
    sealBroken: false,
    seal: makeSeal(
      { collection: asked.collection, document: asked.id },
      { contentHash: read.content.hash, basis, publishedBy: actor.userId, at, event: sequence },
    ),
  }),
})

const offline = { ...noReview, ...noSchedule, seal: null, sealBroken: false } as const

const makers: Record<TransitionName, Make> = {
  submit: async ({ req, asked, read, actor }) => {
    const levels = await levelsOf(req, asked.collection)
    const run: Run = {
      levels,
      submittedBy: actor.userId,
      submittedAt: new Date().toISOString(),
      contentHash: read.content.hash,
      approvals: [],
    }
    const authors = [...new Set([...read.situation.authors, ...(actor.userId ? [actor.userId] : [])])]
    return {
      action: 'submit',
      state: 'inReview',
      details: { levels: levels.map(({ key }) => key) },
      change: () => ({ run, authors, media: read.content.media, ...settled }),
    }
  },
  withdraw: () => plain('withdraw', 'draft', noReview),
  requestChanges: ({ read }) =>
    plain('requestChanges', 'changesRequested', {
      ...noReview,
      ...endedSchedule(read.record, 'scheduleVoided', ['approvalVoid']),
    }),
  approve: ({ read, actor }) => {
    const run = read.situation.run!
    const level = run.levels[run.approvals.length]!.key
    const isLast = run.approvals.length + 1 === run.levels.length
    return {
      action: 'approve',
      state: isLast ? 'approved' : 'inReview',
      details: { level },
      change: ({ at, sequence }) => ({
        run: { ...run, approvals: [...run.approvals, { level, actor: actor.userId!, at, event: sequence }] },
      }),
    }
  },
  publish: (context) => {
    const { asked, read, actor } = context
    const run = read.situation.run!
    if (asked.at === undefined)
      return live('publish', context, {
        kind: 'approvals',
        levels: run.levels.map(({ key }) => key),
        approvals: run.approvals,
      })
    // It has been judged; were the moment to pass meanwhile, it must still not come to mean “now”.
    const at = readTime(asked.at, new Date(0))!
    const token = (read.situation.schedule?.token ?? 0) + 1
    const schedule = { at, by: actor.userId!, contentHash: read.content.hash, token, leaseUntil: null }
    return {
      action: 'schedule',
      state: 'approved',
      details: { at },
      change: () => ({ schedule, scheduleAt: at, ...settled }),
    }
  },
  unschedule: () => plain('unschedule', 'approved', noSchedule),
  revise: () => plain('revise', 'draft', noReview),
  archive: () => plain('archive', 'archived', { ...offline, ...settled }),
  emergencyTakeDown: ({ asked, actor, read }) => ({
    action: 'emergencyTakeDown',
    state: 'archived',
    details: {},
    change: ({ at, sequence }) => ({
      ...offline,
      ...endedSchedule(read.record, 'scheduleVoided', ['approvalVoid']),
      takeDown: { by: actor.userId!, at, comment: String(asked.comment).trim(), event: sequence },
      takeDownOpen: true,
    }),
  }),
  reviewTakeDown: ({ read }) => plain('reviewTakeDown', read.record.state, { takeDownOpen: false }),
  restore: () => plain('restore', 'draft', noReview),
  admit: (context) => live('admit', context, context.basis!),
  discard: ({ read }) => plain('discard', read.record.state),
  remove: ({ read }) => plain('remove', read.record.state),
  retract: ({ read }) => plain('retract', read.record.state),
}

/** Works out what a transition makes of a document. */
export const outcomeOf = (
  req: PayloadRequest,
  asked: Asked,
  read: Read,
  actor: WorkflowActor,
  basis: Basis | undefined,
): Promise<Outcome> | Outcome => makers[asked.name]({ req, asked, read, actor, basis })
